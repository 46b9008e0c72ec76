package org.regesta.walls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tree is tidy. That untidiness would be noticed is {@link UntidyTest}. */
class TidyTest {

    private static Tree tree;

    @BeforeAll
    static void read() {
        tree = Tree.ofTheHouse();
    }

    @Test
    void the_tree_is_really_looked_at() {
        assertThat(tree.javas()).hasSizeGreaterThan(300);
        assertThat(tree.javas().stream().filter(Tree.Text::test)).hasSizeGreaterThan(50);
        assertThat(tree.files()).anySatisfy(text -> assertThat(text.path()).isEqualTo("pom.xml"));
    }

    @Test
    void lines_are_short() {
        assertThat(Tidy.longLines(tree)).isEmpty();
    }

    @Test
    void files_are_short() {
        assertThat(Tidy.longFiles(tree)).isEmpty();
    }

    @Test
    void methods_are_short() {
        assertThat(LongMethods.in(tree)).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(Tidy.leftOvers(tree)).isEmpty();
    }

    @Test
    void time_comes_from_the_one_clock() {
        assertThat(Tidy.wallClocks(tree)).isEmpty();
    }

    @Test
    void only_what_people_run_prints() {
        assertThat(Tidy.printed(tree)).isEmpty();
    }

    @Test
    void every_test_runs() {
        assertThat(Tidy.testsNotRun(tree)).isEmpty();
    }

    @Test
    void whoever_catches_everything_throws_it_or_says_why() {
        assertThat(Tidy.silentCatchAlls(tree)).isEmpty();
    }

    @Test
    void no_file_knows_the_machine_it_was_written_on() {
        assertThat(Tidy.machinePaths(tree)).isEmpty();
    }

    @Test
    void mosips_codes_stay_at_the_door() {
        assertThat(Tidy.mosipCodes(tree)).isEmpty();
    }

    @Test
    void packages_are_called_by_what_they_are_about() {
        assertThat(Tidy.badPackages(tree)).isEmpty();
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(Tidy.packagesNotNullMarked(tree)).isEmpty();
    }

    @Test
    void decisions_are_numbered_without_gap_or_double() {
        assertThat(Tidy.decisionsOutOfOrder(tree)).isEmpty();
    }

    @Test
    void every_promise_has_the_test_it_names() {
        assertThat(tree.files()).anyMatch(text -> text.path().equals(Tidy.PROMISES));
        assertThat(Tidy.promisesWithoutTest(tree)).isEmpty();
    }
}
