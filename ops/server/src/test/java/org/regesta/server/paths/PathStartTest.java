package org.regesta.server.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class PathStartTest {

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "/v1/identities/{subject}/card, /v1/identities/42/card",
        "/v1/identities/{subject}, /v1/identities/",
        "/v1/log/{book}/tile/{*path}, /v1/log/registry/tile",
        "/v1/files/*.html, /v1/files/a.html",
        "/v1/files/{name}.{end}, /v1/files/a.b",
        "/v1/policy?, /v1/policy1",
        "/v1/**, /v1",
        "/**, /",
        "/v1/officers, /v1/%6Ffficers",
        "/v1/officers, /v1;a=b/officers",
        "/v1/{a}, //v1/x",
    })
    void what_matches_is_never_kept_from_being_matched(String pattern, String path) {
        boolean matches = PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
        assertThat(PathStart.of(pattern).mayMatch(path))
                .as("matches: " + matches)
                .matches(may -> may || !matches);
        assertThat(List.copyOf(amongOthers(pattern).candidates(path)))
                .as("matches: " + matches)
                .matches(found -> found.contains(pattern) || !matches);
    }

    private static PathIndex<String> amongOthers(String pattern) {
        return new PathIndex<>(
                List.of("/v1/identities/{subject}/history", pattern, "/{a}/{b}", "/v1/officers/{id}"), Stream::of);
    }

    @Test
    void what_is_left_to_be_matched_is_little_and_in_order() {
        PathIndex<String> index = amongOthers("/v1/identities/{subject}");
        assertThat(index.candidates("/v1/identities/42"))
                .containsExactly("/v1/identities/{subject}/history", "/v1/identities/{subject}", "/{a}/{b}");
        assertThat(index.candidates("/v1/officers/7")).containsExactly("/{a}/{b}", "/v1/officers/{id}");
        assertThat(index.candidates("/")).containsExactly("/{a}/{b}");
        assertThat(index.candidates("/v2")).containsExactly("/{a}/{b}");
        assertThat(index.candidates("/v1/%6Ffficers/7")).hasSize(4);
    }

    @Test
    void most_of_what_does_not_match_need_not_be_tried() {
        PathStart card = PathStart.of("/v1/identities/{subject}/card");
        assertThat(card.mayMatch("/v1/identities/42/history")).isTrue();
        assertThat(card.mayMatch("/v1/registrations/42")).isFalse();
        assertThat(card.mayMatch("/idauthentication/v1/auth/a/b/c")).isFalse();
        assertThat(PathStart.of("/v1/officers").mayMatch("/v1/devices")).isFalse();
    }
}
