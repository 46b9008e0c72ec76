package org.regesta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.wire.Json;

/** Suites of modules nobody here has seen: every case is counted, each that cannot be tried says why. */
class StrangeSuiteTest {

    private static final String PASSED = "passed";

    @TempDir
    Path root;

    private final EchoServer server = new EchoServer();
    private Folder folder;

    @BeforeEach
    void templates() {
        folder = new Folder(root.resolve("suites"))
                .file("other/in.hbs", "{\"a\": \"{{a}}\", \"langCode\": \"eng\"}")
                .file(
                        "other/echo.hbs",
                        "{\"response\": {\"path\": \"{{path}}\", \"method\": \"{{method}}\", \"body\": \"{{body}}\","
                                + " \"contentType\": \"{{contentType}}\", \"token\": \"{{token}}\"}}")
                .file("other/circle.hbs", "{\"a\": {{> other/circle}} }")
                .file("other/upload.hbs", "{\"request\": {\"b\": 1}, \"filePath\": \"other/paper.pdf\"}")
                .file("other/paper.pdf", "%PDF-1.4");
    }

    @AfterEach
    void stopped() {
        server.close();
    }

    private static String of(String name, String method, String path, String role, String template, String expected) {
        return """
                   %s:
                      endPoint: %s
                      role: %s
                      restMethod: %s
                      inputTemplate: %s
                      outputTemplate: other/echo
                      input: '{"a": "x y", "gone": "$REMOVE$", "id": "7/8"}'
                      output: '%s'
                """.formatted(name, path, role, method, template, expected);
    }

    private static String asked(String name, String method, String path, String expected) {
        return of(name, method, path, "admin", "other/in", expected);
    }

    /** How each case ended, by its name. */
    private Map<String, String> ran(Path suite) {
        Report report = Conformance.of(suite, List.of())
                .run(server.url(), Admission.byLink("#link"), Clock.systemUTC(), done -> {});
        assertThat(Json.tree(report.json().getBytes(StandardCharsets.UTF_8))
                        .path("passed")
                        .asInt(-1))
                .isEqualTo(report.total().passed());
        return report.results().stream()
                .collect(Collectors.toMap(each -> each.of().name(), each -> switch (each.outcome()) {
                    case PASSED -> PASSED;
                    case FAILED -> "failed: " + each.words();
                    case NOT_RUNNABLE -> each.reason();
                }));
    }

    private Map<String, String> ran(String... cases) {
        folder.file("other/Api/f.yml", Folder.group("Api", cases));
        return ran(root.resolve("suites"));
    }

    @Test
    void every_method_and_every_kind_of_address_is_asked() {
        assertThat(ran(
                        asked("Get", "get", "/v1/x", "{\"path\": \"/v1/x?a=x%20y&id=7%2F8\"}"),
                        asked("Delete", "delete", "/v1/x/{id}", "{\"path\": \"/v1/x/7%2F8\", \"method\": \"DELETE\"}"),
                        asked("Made", "get", "/v1/x/{langCode}", "{\"path\": \"/v1/x/eng\"}"),
                        asked("Query", "get", "/v1/x?p={id}&q={gone}&r=1", "{\"path\": \"/v1/x?p=7%2F8&r=1\"}"),
                        asked("Patch", "PATCH ", "/v1/x/{a}", "{\"method\": \"PATCH\", \"path\": \"/v1/x/x%20y\"}"),
                        asked("Head", "head", "/v1/x", "200"),
                        asked("Odd", "post", "/v1/a b|c%", "{\"path\": \"/v1/a%20b%7Cc%25\"}"),
                        asked("Bare", "post", "v1/x", "{\"path\": \"/v1/x\"}")))
                .allSatisfy((name, ended) -> assertThat(ended).as(name).isEqualTo(PASSED))
                .hasSize(8);
    }

    @Test
    void forms_and_files_are_sent_as_such() {
        Map<String, String> ran = ran(
                asked(
                        "Form",
                        "post",
                        "/v1/other/oauth/v2/token",
                        "{\"contentType\": \"application/x-www-form-urlencoded\", \"body\": \"a=x+y&langCode=eng\"}"),
                of("File", "post", "/v1/documents", "admin", "other/upload", "{\"body\": \"?\"}"),
                asked("Rest", "put", "/v1/x/{langCode}", "{\"body\": \"?\"}"));
        assertThat(ran.get("Rest")).as("without what went into the path").endsWith("got {\"a\":\"x y\"}");
        assertThat(ran.get("Form")).isEqualTo(PASSED);
        assertThat(ran.get("File"))
                .contains("name=\"file\"; filename=\"paper.pdf\"", "application/pdf", "%PDF-1.4", "name=\"request\"");
    }

    @Test
    void what_cannot_be_tried_is_counted_with_the_reason_and_hinders_nothing_else() {
        Map<String, String> ran = ran(
                asked("Good", "get", "/v1/x", "{\"method\": \"GET\"}"),
                of("Nobody", "get", "/v1/x", "", "other/in", "{\"token\": \"none\"}"),
                of("NoRole", "get", "/v1/x", "never-heard", "other/in", "{}"),
                of("NoTemplate", "post", "/v1/x", "admin", "other/none", "{}"),
                of("Circle", "post", "/v1/x", "admin", "other/circle", "{}"),
                asked("NoValue", "get", "/v1/{nothing}", "{}"),
                asked("Unknown", "get", "/v1/$NEVERHEARD$", "{}"),
                asked("NoMethod", "", "/v1/x", "{}"),
                asked("Fails", "get", "/fails", "{}"),
                asked("Page", "get", "/page", "{\"method\": \"GET\"}"),
                asked("Dropped", "get", "/dropped", "{}"),
                asked("NotJson", "get", "/v1/x", "{unclosed"),
                "   NoFields:\n");
        assertThat(ran).hasSize(13).containsEntry("Good", PASSED).containsEntry("Nobody", PASSED);
        assertThat(ran.get("NoRole")).contains("'never-heard' is not in the table");
        assertThat(ran.get("NoTemplate")).contains("no template other/none");
        assertThat(ran.get("Circle")).contains("template other/circle");
        assertThat(ran.get("NoValue")).contains("{nothing} is not in the input");
        assertThat(ran.get("Unknown")).contains("$NEVERHEARD$ is not known");
        assertThat(ran.get("NoMethod")).contains("no restMethod");
        assertThat(ran.get("Fails")).startsWith("failed: HTTP status");
        assertThat(ran.get("Page")).startsWith("failed: response");
        assertThat(ran.get("Dropped")).contains("does not answer");
        assertThat(ran.get("NotJson")).contains("not JSON");
        assertThat(ran.get("NoFields")).contains("no fields");
    }

    @Test
    void values_go_into_the_query_or_the_path_where_the_case_says_so_and_not_into_the_body() {
        Map<String, String> ran = ran(
                asked("Query", "post", "/v1/x", "{\"path\": \"/v1/x?id=7%2F8\"}") + "      queryParams: 'id, gone'\n",
                asked("Path", "put", "/v1/x/", "{\"path\": \"/v1/x/x%20y/7%2F8\", \"body\": \"?\"}")
                        + "      pathParams: [a, id]\n");
        assertThat(ran).containsEntry("Query", PASSED);
        assertThat(ran.get("Path")).as("without what went into the path").endsWith("got {\"langCode\":\"eng\"}");
    }

    @Test
    void templates_may_use_helpers_and_stand_in_one_another() {
        folder.file("other/helped.hbs", "{{#if (eq a \"x y\")}}{{> other/part}}{{else}}{}{{/if}}")
                .file(
                        "other/part.hbs",
                        "{\"b\": \"{{upper a}}\", \"c\": [{{#each l}}{{this}}{{#unless @last}},{{/unless}}"
                                + "{{/each}}] }");
        String helped = of("Helped", "post", "/v1/x", "admin", "other/helped", "{\"body\": \"?\"}")
                .replace("\"a\": \"x y\"", "\"a\": \"x y\", \"l\": [1, 2]");
        assertThat(ran(helped).get("Helped")).endsWith("got {\"b\":\"X Y\",\"c\":[1,2]}");
    }

    @Test
    void what_a_case_wants_asked_before_is_asked_and_its_answer_can_be_named() {
        folder.file("other/before.hbs", "{\"who\": \"{{who}}\"}").file("other/told.hbs", "{\"told\": {{body}} }");
        String before = "\"checkFirst\": {\"who\": \"Bao\", \"checkReqTemplate\": \"other/before\","
                + " \"checkEndPoint\": \"/v1/before\"}";
        Map<String, String> ran = ran(
                of("Told", "post", "/v1/x", "admin", "other/told", "{\"body\": \"?\"}")
                        .replace("\"id\": \"7/8\"", before),
                of("Not", "post", "/v1/x", "admin", "other/told", "{}")
                        .replace("\"id\": \"7/8\"", before.replace("checkReqTemplate", "x")));
        assertThat(ran.get("Told")).contains("\"told\":{\"who\":\"Bao\"}");
        assertThat(ran.get("Not")).contains("prerequisite checkFirst names no template");
    }

    @Test
    void placeholders_that_say_what_they_are_are_made_and_roles_of_mosip_are_themselves() {
        folder.file("other/made.hbs", "{\"n\": \"{{n}}\", \"m\": \"{{m}}\", \"t\": \"{{t}}\"}");
        String made = of("Made", "post", "/v1/x", "REGISTRATION_OFFICER", "other/made", "{\"body\": \"?\"}")
                .replace(
                        "\"id\": \"7/8\"", "\"n\": \"$SBI_NAME$\", \"m\": \"$OWNERMAIL$\", \"t\": \"$PASTTIMESTAMP$\"");
        assertThat(ran(made).get("Made"))
                .matches(".*\"n\":\"sbi_name-[0-9]+\",\"m\":\"ownermail[0-9]+@example.org\",\"t\":\"20[0-9-]+T.*");
    }

    @Test
    void one_broken_case_does_not_hide_its_neighbours() {
        String broken = "   Broken:\n      endPoint: '/v1/x\n      role: [unclosed\n";
        Map<String, String> ran = ran(
                asked("Before", "get", "/v1/x", "{\"method\": \"GET\"}"),
                broken,
                asked("After", "get", "/v1/x", "{\"method\": \"GET\"}"));
        assertThat(ran).hasSize(3).containsEntry("Before", PASSED).containsEntry("After", PASSED);
        assertThat(ran.get("Broken")).startsWith("not YAML");
    }

    @Test
    void fields_may_be_yaml_where_the_format_has_json_and_names_may_be_capitals() {
        folder.file("other/Api/f.yml", """
                Base: &base
                   ENDPOINT: /v1/x
                   Role: admin
                   restmethod: post
                   inputTemplate: other/in
                   outputTemplate: other/echo
                   input: {a: [1, {b: "c"}]}
                   output: {method: POST}
                Api:
                   Merged:
                      <<: *base
                      output: {method: GET}
                """);
        Map<String, String> ran = ran(root.resolve("suites"));
        assertThat(ran).hasSize(2).containsEntry("Base", PASSED);
        assertThat(ran.get("Merged")).isEqualTo("failed: response.method: expected GET, got POST");
    }

    @Test
    void a_modules_own_folder_is_a_suite_as_well() {
        folder.file("other/Api/f.yml", Folder.group("Group", asked("Good", "get", "/v1/x", "{\"method\": \"GET\"}")));
        Path alone = root.resolve("suites/other");
        assertThat(ran(alone)).containsExactly(Map.entry("Good", PASSED));
        assertThat(Conformance.of(alone, List.of("other/Api")).size()).isEqualTo(1);
    }

    @Test
    void a_server_that_is_not_there_is_said_before_any_case() {
        String url = server.url();
        server.close();
        Conformance conformance = Conformance.of(root.resolve("suites"), List.of());
        assertThatThrownBy(() -> conformance.run(url, Admission.byLink("#link"), Clock.systemUTC(), done -> {}))
                .isInstanceOf(Conformance.CannotBegin.class)
                .hasMessageContaining("does not answer");
    }
}
