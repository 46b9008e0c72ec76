package org.regesta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.conformance.Expectation.Difference;

class ExpectationTest {

    private static final Case EVERYTHING = of(false, Set.of());
    private static final Case ERRORS_ONLY = of(true, Set.of());

    private static Case of(boolean errorsOnly, Set<String> allowed) {
        return of(errorsOnly, allowed, false);
    }

    private static Case of(boolean errorsOnly, Set<String> allowed, boolean statusOnly) {
        return new Case(
                "1",
                "m",
                "a",
                "m_Case",
                "/a",
                "POST",
                "idrepo",
                "i",
                "o",
                "{}",
                "{}",
                errorsOnly,
                allowed,
                false,
                List.of(),
                List.of(),
                statusOnly,
                "",
                Set.of(),
                List.of(),
                "");
    }

    private static List<Difference> compare(Case each, String expected, int status, String got) {
        return Expectation.compare(
                each, Lenient.read("expected", expected), new Http.Answer(status, Lenient.readOrText(got)));
    }

    @Test
    void what_is_named_must_be_there_and_the_rest_is_not_looked_at() {
        String got = "{\"response\": {\"status\": true, \"more\": 1}, \"errors\": null}";
        assertThat(compare(EVERYTHING, "{response: {status: \"true\", x: \"$IGNORE$\"}}", 200, got))
                .isEmpty();
        assertThat(compare(EVERYTHING, "{response: {status: \"false\"}}", 200, got))
                .containsExactly(new Difference("response.status", "false", "true"));
        assertThat(compare(EVERYTHING, "{response: {other: \"a\"}}", 200, got)).hasSize(1);
        assertThat(compare(EVERYTHING, "{response: [{a: 1}]}", 200, got)).hasSize(1);
    }

    @Test
    void an_expected_error_must_be_among_those_that_came() {
        String got = "{\"errors\": [{\"errorCode\": \"X-2\"}, {\"errorCode\": \"X-1\", \"message\": \"no\"}]}";
        assertThat(compare(EVERYTHING, "{errors: [{errorCode: \"X-1\"}]}", 200, got))
                .isEmpty();
        assertThat(compare(EVERYTHING, "{errors: [{errorCode: \"X-3\"}]}", 200, got))
                .hasSize(1);
        assertThat(compare(EVERYTHING, "{errors: [{errorCode: \"X-1\", message: \"yes\"}]}", 200, got))
                .hasSize(1);
        assertThat(compare(EVERYTHING, "{errors: [{errorCode: \"X-1\"}]}", 200, "{\"response\": {}}"))
                .hasSize(1);
        assertThat(compare(of(false, Set.of("X-2")), "{}", 200, got)).isEmpty();
        assertThat(compare(of(false, Set.of("X-9")), "{}", 200, got)).hasSize(1);
    }

    @Test
    void an_error_that_nobody_expected_fails_the_case() {
        String refused = "{\"errors\": [{\"errorCode\": \"X-1\"}]}";
        assertThat(compare(EVERYTHING, "{}", 200, refused)).hasSize(1);
        assertThat(compare(ERRORS_ONLY, "{response: {a: 1}}", 200, refused)).hasSize(1);
        assertThat(compare(ERRORS_ONLY, "{response: {a: 1}}", 200, "{\"response\": {}}"))
                .isEmpty();
        assertThat(compare(EVERYTHING, "{}", 404, "{\"title\": \"nothing here\"}"))
                .hasSize(1);
        assertThat(compare(EVERYTHING, "{errors: \"$IGNORE$\"}", 200, refused)).isEmpty();
    }

    @Test
    void a_no_may_come_with_any_error_but_must_come() {
        String no = "{\"errors\": [{\"errorCode\": \"X-1\"}], \"response\": {\"authStatus\": false}}";
        String expected = "{response: {authStatus: \"false\"}}";
        assertThat(compare(EVERYTHING, expected, 200, no)).isEmpty();
        assertThat(compare(ERRORS_ONLY, expected, 200, no)).isEmpty();
        assertThat(compare(ERRORS_ONLY, expected, 200, "{\"response\": {\"authStatus\": true}}"))
                .hasSize(1);
    }

    @Test
    void a_refusal_by_status_alone_is_expected_where_it_is_said_and_nowhere_else() {
        String none = "{\"timestamp\": 1, \"error\": \"Unauthorized\"}";
        assertThat(compare(EVERYTHING, "{responseCode: \"401\"}", 401, none)).isEmpty();
        assertThat(compare(EVERYTHING, "{responseCode: \"401\"}", 403, none)).hasSize(1);
        assertThat(compare(EVERYTHING, "{responseCode: \"401\"}", 200, "{}")).hasSize(1);
        assertThat(compare(EVERYTHING, "{responseCode: \"200\"}", 401, none)).isNotEmpty();
    }

    @Test
    void where_only_the_status_is_to_be_looked_at_nothing_else_is() {
        Case statusOnly = of(false, Set.of(), true);
        String refused = "{\"errors\": [{\"errorCode\": \"X\"}], \"response\": {\"a\": 1}}";
        assertThat(compare(statusOnly, "{responseCode: \"404\", response: {a: 2}}", 404, refused))
                .isEmpty();
        assertThat(compare(statusOnly, "{statusCode: 404}", 200, refused)).hasSize(1);
        assertThat(compare(statusOnly, "{response: {a: 2}}", 200, refused)).isEmpty();
        assertThat(compare(statusOnly, "{response: {a: 2}}", 404, refused)).hasSize(1);
        assertThat(compare(statusOnly, "{responseCode: \"500\"}", 500, "{}"))
                .as("a server that breaks never passes")
                .hasSize(1);
    }

    @Test
    void a_server_that_breaks_never_passes() {
        assertThat(compare(EVERYTHING, "{errors: \"$IGNORE$\"}", 500, "{}")).hasSize(1);
        assertThat(compare(ERRORS_ONLY, "{}", 503, "")).hasSize(1);
    }
}
