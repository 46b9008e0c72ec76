package org.regesta.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalProblemsTest {

    /** Every refusal that a room shows to others, so that it could reach our wire. */
    private static List<Enum<?>> refusals() {
        JavaClasses house = new ClassFileImporter().importPackages("org.regesta");
        List<Enum<?>> codes = new ArrayList<>();
        for (JavaClass type : house) {
            if (type.isEnum()
                    && type.getSimpleName().endsWith("Refusal")
                    && (type.getPackageName().endsWith(".api")
                            || type.getPackageName().startsWith("org.regesta.engine."))) {
                for (Object code : type.reflect().getEnumConstants()) {
                    codes.add((Enum<?>) code);
                }
            }
        }
        return codes;
    }

    @Test
    void every_refusal_of_the_house_has_its_problem_and_no_row_is_left_over() {
        assertThat(refusals()).hasSizeGreaterThan(40);
        Set<String> there = refusals().stream().map(RefusalProblems::name).collect(Collectors.toSet());
        assertThat(there).hasSameSizeAs(refusals());
        Set<String> missing = new TreeSet<>(there);
        missing.removeAll(RefusalProblems.names());
        assertThat(missing).isEmpty();
        assertThat(there).containsAll(RefusalProblems.names());
    }

    @Test
    void a_type_means_one_thing() {
        Map<String, List<Problem>> bySlug = ProblemPages.all().distinct().collect(Collectors.groupingBy(Problem::slug));
        assertThat(bySlug)
                .allSatisfy((slug, problems) -> assertThat(problems).as(slug).hasSize(1));
    }

    @Test
    void every_type_is_described_and_nothing_else_is() throws IOException {
        List<Problem> all = ProblemPages.all().distinct().toList();
        try (Stream<Path> pages = Files.list(Path.of(System.getProperty("basedir", "."), "../../docs/problems"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(problem -> problem.slug() + ".md").toList());
        }
        assertThat(all).hasSizeGreaterThan(30).allSatisfy(problem -> assertThat(ProblemPages.read(problem.slug()))
                .contains("/problems/" + problem.slug(), "HTTP " + problem.status(), problem.title()));
    }

    @Test
    void every_word_a_caller_reads_is_a_sentence_and_every_status_an_error() {
        assertThat(ProblemPages.all()).allSatisfy(problem -> {
            assertThat(problem.title()).endsWith(".");
            assertThat(problem.detail()).endsWith(".");
            assertThat(problem.status()).isBetween(400, 599);
            assertThat(problem.slug()).matches("[a-z]+(-[a-z]+)*");
        });
    }
}
