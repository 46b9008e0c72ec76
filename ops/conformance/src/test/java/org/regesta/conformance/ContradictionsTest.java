package org.regesta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.conformance.Folder.group;
import static org.regesta.conformance.Folder.written;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.conformance.Expectation.Difference;
import org.regesta.conformance.Result.Outcome;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** A case that no server which keeps MOSIP's rules could pass counts as failed all the same, and it is said why. */
class ContradictionsTest {

    private static final String AUTH = "/idauthentication/v1/auth/$partnerKeyURL$";
    private static final String NO = "{\"response\": {\"authStatus\": \"false\"}}";
    private static final String YES = "{\"response\": {\"authStatus\": \"true\"}}";
    private static final String SAID_YES = "200 {\"response\":{\"authStatus\":true},\"errors\":null}";

    @TempDir
    Path root;

    private final List<Result> results = new ArrayList<>();

    private Suite suite(String... cases) {
        return new Folder(root).file("m/Api/f.yml", group("Api", cases)).suite();
    }

    private static Result failed(Case of, String sent, String got) {
        return new Result(of, Outcome.FAILED, "", List.of(new Difference("errors", "other", "this")), sent, got);
    }

    private static Result passed(Case of) {
        return new Result(of, Outcome.PASSED, "", List.of(), "{}", "200 {}");
    }

    /** The reason given of the last of the suite's cases, which failed with that answer. */
    private String reason(Suite suite, String got) {
        return reason(suite, "{}", got);
    }

    private String reason(Suite suite, String sent, String got) {
        results.clear();
        suite.cases().forEach(each -> results.add(passed(each)));
        results.set(results.size() - 1, failed(suite.cases().getLast(), sent, got));
        return marked(suite).getLast().reason();
    }

    private List<Result> marked(Suite suite) {
        return Contradictions.marked(results, ContradictionsTest::schema, suite);
    }

    private static IdSchema schema() {
        return IdSchema.of(
                Json.mapper().createObjectNode().put("idVersion", "0.1").put("schemaJson", """
                {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {"identity":
                  {"type": "object", "additionalProperties": false, "required": ["phone"],
                   "properties": {"phone": {"type": "string", "validators": [{"type": "regex",
                    "validator": "^[0-9]{10}$"}]}}}}}"""));
    }

    private static String auth(String name, String input, String output) {
        return written(name, "post", AUTH, input, output);
    }

    @Test
    void it_still_counts_as_failed_and_the_report_lists_it_with_the_reason() {
        String input = "{\"identityRequest\": {\"key\": \"age\", \"value\": \"17\"}}";
        Suite suite = suite(auth("m_Fair", "{}", YES), auth("m_Unfair", input, NO), auth("m_Wrong", "{}", NO));
        results.add(failed(suite.cases().get(0), "{}", "200 {}"));
        results.add(failed(suite.cases().get(1), "{}", SAID_YES));
        results.add(failed(suite.cases().get(2), "{}", "200 {}"));
        Report report = new Report(marked(suite), List.of());
        assertThat(report.total()).isEqualTo(new Report.Count(0, 3, 0));
        assertThat(report.text()).containsOnlyOnce("MOSIP's AgeMatchingStrategy takes every age up to it");
        assertThat(report.html()).contains("MOSIP's AgeMatchingStrategy takes every age up to it");
        JsonNode json = Json.tree(report.json().getBytes(StandardCharsets.UTF_8));
        assertThat(json.path("failed").asInt()).isEqualTo(3);
        assertThat(json.path("cases").valueStream().filter(each -> each.has("reason")))
                .singleElement()
                .satisfies(each -> assertThat(each.path("name").asString()).isEqualTo("m_Unfair"));
    }

    @Test
    void two_cases_of_one_request_and_two_expectations() {
        String refused = "{\"errors\": [{\"errorCode\": \"X-1\"}]}";
        Suite suite = suite(auth("m_One", "{\"a\": 1}", YES), auth("m_Two", "{ \"a\":1 }", refused));
        assertThat(reason(suite, SAID_YES)).startsWith("states the very request of m_One");
        results.set(0, failed(suite.cases().get(0), "{}", "200 {}"));
        assertThat(marked(suite).getLast().reason()).as("nobody passed with it").isEmpty();
        assertThat(reason(suite(auth("m_One", "{\"a\": 2}", YES), auth("m_Two", "{\"a\": 1}", refused)), SAID_YES))
                .isEmpty();
    }

    @Test
    void a_person_whom_the_published_schema_refuses() {
        Suite suite = suite(written("m_Made", "post", "/idrepository/v1/identity/", "{}", "{\"status\": \"A\"}"));
        String refused = "200 {\"errors\":[{\"errorCode\":\"IDR-IDC-002\"}]}";
        assertThat(reason(suite, "{\"request\": {\"identity\": {\"phone\": \"12\"}}}", refused))
                .startsWith("expects success for what the published identity schema refuses")
                .contains("phone");
        assertThat(reason(suite, "{\"request\": {\"identity\": {\"phone\": \"1234567890\"}}}", refused))
                .isEmpty();
    }

    @Test
    void a_number_that_nobody_made_and_a_licence_that_nobody_holds() {
        String unknown = "200 {\"errors\":[{\"errorCode\":\"IDA-MLC-018\"}]}";
        assertThat(reason(suite(auth("m_A", "{\"individualId\": \"1234567890\"}", YES)), unknown))
                .contains("that no case makes");
        assertThat(reason(suite(auth("m_A", "{\"individualId\": \"$ID:One_UIN$\"}", YES)), unknown))
                .isEmpty();
        String licence = "200 {\"errors\":[{\"errorCode\":\"IDA-MPA-007\"}]}";
        String other = "{\"errors\": [{\"errorCode\": \"IDA-MLC-007\"}]}";
        assertThat(reason(suite(written("m_B", "post", "/idauthentication/v1/auth/a/b/c", "{}", other)), licence))
                .contains("IDA-MPA-007");
        assertThat(reason(suite(auth("m_B", "{}", other)), licence)).isEmpty();
    }

    @Test
    void a_server_that_is_to_break_and_a_code_of_another_module() {
        assertThat(reason(
                        suite(auth("m_C", "{}", "{\"errors\": [{\"errorCode\": \"Internal Server Error\"}]}")),
                        "200 {}"))
                .contains("expects the server to break");
        String foreign = "{\"errors\": [{\"errorCode\": \"IDR-IDC-007\"}]}";
        String ours = "200 {\"errors\":[{\"errorCode\":\"IDA-MLC-003\"}]}";
        assertThat(reason(suite(auth("m_D", "{}", foreign)), ours)).contains("which has its own for the same");
        assertThat(reason(suite(written("m_D", "post", "/idrepository/v1/identity", "{}", foreign)), ours))
                .isEmpty();
    }

    @Test
    void a_lock_that_nobody_closes_is_open() {
        String path = "/idrepository/v1/authtypes/status";
        String open = "{\"individualId\": \"$ID:One_UIN$\", \"locked\": \"false\"}";
        String closed = "{\"individualId\": \"$ID:One_UIN$\", \"locked\": \"true\"}";
        String refused = auth("m_E", "{\"individualId\": \"$ID:One_UIN$\"}", NO);
        String done = "{\"status\": \"A\"}";
        assertThat(reason(suite(written("m_Open", "post", path, open, done), refused), SAID_YES))
                .contains("that cases only open and none closes");
        assertThat(reason(
                        suite(
                                written("m_Open", "post", path, open, done),
                                written("m_Close", "post", path, closed, done),
                                refused),
                        SAID_YES))
                .isEmpty();
    }

    @Test
    void what_failed_for_any_other_reason_is_excused_by_nothing() {
        assertThat(reason(suite(auth("m_F", "{}", YES)), "200 {\"errors\":[{\"errorCode\":\"IDA-MPA-001\"}]}"))
                .isEmpty();
        assertThat(reason(suite(auth("m_G", "{}", NO)), SAID_YES)).isEmpty();
        assertThat(reason(suite(auth("m_H", "{}", YES)), "500 ")).isEmpty();
    }
}
