package org.regesta.server.web;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What each {@code type} of a problem means, in words: the pages of {@code docs/problems}. */
@RestController
class ProblemPages {

    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");

    @GetMapping("/problems/{slug}")
    @Operation(summary = "What a problem type means and what to do about it")
    ResponseEntity<String> page(@PathVariable String slug) {
        return all().anyMatch(problem -> problem.slug().equals(slug))
                ? ResponseEntity.ok().contentType(MARKDOWN).body(read(slug))
                : ResponseEntity.notFound().build();
    }

    /** Every problem that can go over our wire. */
    static Stream<Problem> all() {
        return Stream.concat(
                Stream.of(Fault.values()).map(Fault::problem),
                Stream.concat(RefusalProblems.all().stream(), Stream.of(RefusalProblems.UNLISTED)));
    }

    static String read(String slug) {
        try (InputStream page = ProblemPages.class.getResourceAsStream("/problems/" + slug + ".md")) {
            if (page == null) {
                throw new IllegalStateException("no page for problem " + slug);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }
}
