package org.regesta.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of {@link Tidy} finds the one fault put before it, and nothing in a tidy file. */
class UntidyTest {

    private static final String MAIN = "query-side/src/main/java/org/regesta/query/some/";
    private static final String TEST = "query-side/src/test/java/org/regesta/query/some/";

    @TempDir
    Path root;

    private Tree with(String path, String... lines) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        return Tree.at(root);
    }

    private void finds(Function<Tree, List<String>> check, String path, String line) throws Exception {
        assertThat(check.apply(with(path, "// tidy", line))).containsExactly(path + ":2");
        assertThat(check.apply(with(path, "// tidy"))).isEmpty();
    }

    @Test
    void a_long_line() throws Exception {
        finds(Tidy::longLines, MAIN + "A.java", "x".repeat(121));
        assertThat(Tidy.longLines(with(MAIN + "A.java", "x".repeat(120)))).isEmpty();
    }

    @Test
    void a_long_file() throws Exception {
        assertThat(Tidy.longFiles(with(MAIN + "A.java", "x\n".repeat(400)))).hasSize(1);
        assertThat(Tidy.longFiles(with(MAIN + "A.java", "x\n".repeat(399)))).isEmpty();
    }

    @Test
    void a_long_method() throws Exception {
        String longMethod = "class A { void m() {" + "\n int x;".repeat(60) + "\n} void s() {} }";
        assertThat(LongMethods.in(with(MAIN + "A.java", longMethod)))
                .singleElement()
                .asString()
                .contains("m has 62 lines");
    }

    @Test
    void something_left_for_later() throws Exception {
        finds(Tidy::leftOvers, MAIN + "A.java", "// TO" + "DO write it");
        finds(Tidy::leftOvers, "docs/page.md", "FIX" + "ME");
    }

    @Test
    void a_look_at_the_wall_clock() throws Exception {
        for (String look : List.of(
                "Instant.now()",
                "System.currentTimeMillis()",
                "new Date()",
                "LocalDate.now()",
                "ZonedDateTime.now( )")) {
            finds(Tidy::wallClocks, MAIN + "A.java", "var t = " + look + ";");
        }
        assertThat(Tidy.wallClocks(with(MAIN + "A.java", "Instant.now(clock)"))).isEmpty();
        assertThat(Tidy.wallClocks(with(TEST + "ATest.java", "Instant.now()"))).isEmpty();
    }

    @Test
    void something_printed() throws Exception {
        finds(Tidy::printed, MAIN + "A.java", "System.out.println(1);");
        finds(Tidy::printed, MAIN + "A.java", "e.printStackTrace();");
    }

    @Test
    void a_test_that_does_not_run() throws Exception {
        finds(Tidy::testsNotRun, TEST + "ATest.java", "    @Disabled");
        finds(Tidy::testsNotRun, TEST + "ATest.java", "    @EnabledIfEnvironmentVariable(named = \"X\")");
        finds(Tidy::testsNotRun, TEST + "ATest.java", "assumeTrue(false);");
    }

    @Test
    void a_catch_all_that_swallows() throws Exception {
        String path = MAIN + "A.java";
        Tree silent = with(path, "try {", "} catch (Exception e) {", "    return;", "}");
        assertThat(Tidy.silentCatchAlls(silent)).containsExactly(path + ":2");
        Tree again = with(path, "} catch (RuntimeException e) {", "    throw new X(e);", "}");
        assertThat(Tidy.silentCatchAlls(again)).isEmpty();
        Tree explained = with(path, "} catch (Throwable e) { // one view must not stop the others", "}");
        assertThat(Tidy.silentCatchAlls(explained)).isEmpty();
    }

    @Test
    void a_path_of_somebodys_machine() throws Exception {
        finds(Tidy::machinePaths, "docs/page.md", "see /" + "work/notes");
        finds(Tidy::machinePaths, "ops/x/package-lock.json", "\"resolved\": \"https://registry." + "npmjs.org/x\"");
        finds(Tidy::machinePaths, "docs/page.md", "cd /home/amina/regesta");
    }

    @Test
    void a_code_of_mosips_away_from_the_door() throws Exception {
        for (String code : List.of("\"IDA-MLC-018\"", "\"RPR-PKR-001\"", "\"KER-ATH-401\"", "\"PMS_PRT_003\"")) {
            finds(Tidy::mosipCodes, MAIN + "SomeRules.java", "String code = " + code + ";");
            assertThat(Tidy.mosipCodes(with(MAIN + "SomeRules.java", ""))).isEmpty();
            assertThat(Tidy.mosipCodes(with(MAIN + "SomeEndpoint.java", code))).isEmpty();
            assertThat(Tidy.mosipCodes(with(MAIN + "SomeCodes.java", code))).isEmpty();
        }
    }

    @Test
    void a_package_called_by_what_it_is_made_of() throws Exception {
        assertThat(Tidy.badPackages(with("a/src/main/java/org/regesta/util/A.java", "")))
                .hasSize(1);
        assertThat(Tidy.badPackages(with("a/src/main/java/org/regesta/dto/A.java", "")))
                .hasSize(2);
    }

    @Test
    void a_package_that_says_nothing_of_null() throws Exception {
        with(MAIN + "A.java", "class A {}");
        assertThat(Tidy.packagesNotNullMarked(Tree.at(root))).hasSize(1);
        assertThat(Tidy.packagesNotNullMarked(with(MAIN + "package-info.java", "@NullMarked")))
                .isEmpty();
    }

    @Test
    void a_decision_with_a_number_missing_or_taken() throws Exception {
        assertThat(Tidy.decisionsOutOfOrder(with("docs/adr/0001-we-begin.md", "")))
                .isEmpty();
        assertThat(Tidy.decisionsOutOfOrder(with("docs/adr/0003-we-jump.md", "")))
                .isPresent();
        assertThat(Tidy.decisionsOutOfOrder(with("docs/adr/0002-we-fill.md", "")))
                .isEmpty();
        assertThat(Tidy.decisionsOutOfOrder(with("docs/adr/0002-we-double.md", "")))
                .isPresent();
    }

    @Test
    void a_promise_that_names_a_test_nobody_has() throws Exception {
        with(TEST + "KeptTest.java", "class KeptTest {}");
        assertThat(Tidy.promisesWithoutTest(
                        with(Tidy.PROMISES, "| kept | `KeptTest` | 1 |", "| not | `LostTest` | 2 |")))
                .containsExactly("LostTest");
    }
}
