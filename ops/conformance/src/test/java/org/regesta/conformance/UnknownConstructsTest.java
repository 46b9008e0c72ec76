package org.regesta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.conformance.Result.Outcome;

/** What a suite nobody has seen may hold: each construct is understood, or the case is not runnable and says why. */
class UnknownConstructsTest {

    @TempDir
    Path root;

    private final EchoServer server = new EchoServer();
    private Folder folder;
    private String page = "";

    @BeforeEach
    void templates() {
        folder = new Folder(root.resolve("suites"))
                .file("other/in.hbs", "{\"a\": \"{{a}}\", \"n\": {{n}}, \"list\": [\"$REMOVE$\", \"{{a}}\"]}")
                .file("other/out.hbs", "{\"response\": {\"method\": \"{{method}}\", \"path\": \"{{path}}\"}}")
                .file("other/body.hbs", "{\"response\": {\"body\": \"{{body}}\"}}")
                .file("other/first.hbs", "{\"who\": \"{{who}}\"}")
                .file("other/helper.hbs", "{\"a\": \"{{neverHeard a}}\"}")
                .file("other/block.hbs", "{{#neverHeard a}}{}{{/neverHeard}}")
                .file("other/identity.hbs", "{\"request\": {\"identity\": {\"x\": 1}}}")
                .file("other/errors.hbs", "{\"errors\": {\"errorCode\": \"{{code}}\"}}");
    }

    @AfterEach
    void stopped() {
        server.close();
    }

    private static String of(String name, String method, String template, String result, String input, String output) {
        return """
                   %s:
                      endPoint: /v1/x
                      role: admin
                      restMethod: %s
                      inputTemplate: other/%s
                      outputTemplate: other/%s
                      input: '%s'
                      output: '%s'
                """.formatted(name, method, template, result, input, output);
    }

    private static String posted(String name, String template, String result, String input, String output) {
        return of(name, "post", template, result, input, output);
    }

    private Map<String, Result> ran(String... cases) {
        folder.file("other/Api/f.yml", Folder.group("Api", cases));
        Report report = Conformance.of(root.resolve("suites"), List.of())
                .run(server.url(), Admission.byLink("#link"), Clock.systemUTC(), done -> {});
        page = report.html();
        return report.results().stream()
                .collect(Collectors.toMap(each -> each.of().name(), each -> each));
    }

    private static void notRunnable(Result result, String... why) {
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_RUNNABLE);
        assertThat(result.reason()).contains(why);
    }

    @Test
    void what_is_not_known_is_not_runnable_and_says_so() {
        Map<String, Result> ran = ran(
                of("Method", "postWithMagic", "first", "out", "{}", "{}"),
                posted("Helper", "helper", "out", "{\"a\": 1}", "{}"),
                posted("Block", "block", "out", "{\"a\": 1}", "{}"),
                posted("Digits", "first", "out", "{\"who\": \"$neverHeardOf2$\"}", "{}"),
                posted("Itself", "first", "out", "{}", "{}").replace("input: '{}'", "input: &a [*a]"),
                posted("Role", "first", "out", "{}", "{}").replace("role: admin", "role: never-heard"));
        notRunnable(ran.get("Method"), "restMethod POSTWITHMAGIC is not known");
        notRunnable(ran.get("Helper"), "other/helper calls neverHeard");
        notRunnable(ran.get("Block"), "other/block calls neverHeard");
        notRunnable(ran.get("Digits"), "$neverHeardOf2$ is not known");
        notRunnable(ran.get("Itself"), "holds itself");
        notRunnable(ran.get("Role"), "rig role 'never-heard' is not in the table");
        assertThat(page)
                .contains(
                        "Not runnable", "rig role &apos;never-heard&apos; is not in the table".replace("&apos;", "'"));
    }

    @Test
    void a_template_that_stands_where_nobody_knows_what_it_is_for_is_not_passed_over() {
        String member = "{\"who\": \"Bao\", \"more\": %s}";
        String nested = "{\"moreTemplate\": \"other/first\", \"who\": \"Amina\"}";
        Map<String, Result> ran = ran(
                posted("Member", "first", "out", member.formatted(nested), "{}"),
                posted("Array", "first", "out", member.formatted("[" + nested + "]"), "{}"),
                posted("Deep", "first", "out", member.formatted("{\"in\": [{\"it\": " + nested + "}]}"), "{}"),
                posted("List", "first", "out", "[" + nested + "]", "{}"),
                posted("Data", "first", "out", member.formatted("{\"cardTemplate\": \"a4\"}"), "{}"));
        for (String name : List.of("Member", "Array", "Deep")) {
            notRunnable(ran.get(name), "more names a template (moreTemplate) and no endpoint");
        }
        notRunnable(ran.get("List"), "the input names a template (moreTemplate)");
        assertThat(ran.get("Data").outcome()).as("no file of the suite").isEqualTo(Outcome.PASSED);
    }

    @Test
    void several_prerequisites_in_a_list_are_not_left_out() {
        String asked =
                "{\"who\": \"Bao\", \"checkReqTemplate\": \"other/first\"," + " \"checkEndPoint\": \"/v1/before\"}";
        Map<String, Result> ran =
                ran(posted("Several", "first", "out", "{\"checks\": [" + asked + "," + asked + "]}", "{}"));
        notRunnable(ran.get("Several"), "checks names a template (checkReqTemplate)");
    }

    @Test
    void what_the_output_tells_of_a_request_that_was_never_made_is_not_taken_as_true() {
        String told = "{\"method\": \"POST\","
                + " \"checkFirstResp\": {\"path\": \"/v1/before\", \"checkResTemplate\": \"other/out\"}}";
        notRunnable(
                ran(posted("Untold", "first", "out", "{}", told)).get("Untold"),
                "the output tells what checkFirstResp is to be, and nothing was asked for it");
    }

    @Test
    void an_answer_that_is_a_list_is_compared_element_by_element() {
        Map<String, Result> ran = ran(
                of("Object", "post", "first", "out", "{}", "[{\"a\": 1}]"),
                of("Status", "post", "first", "out", "{}", "204"));
        assertThat(ran.get("Object").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ran.get("Object").words()).contains("answer: expected 1 elements");
        assertThat(ran.get("Status").words()).isEqualTo("HTTP status: expected 204, got 200");
    }

    private static String with(String field) {
        String name = field.replaceAll("[^A-Za-z]", "");
        return posted(name, "first", "out", "{}", "{\"method\": \"POST\"}") + "      " + field + "\n";
    }

    @Test
    void a_field_that_may_change_what_is_asked_or_compared_is_not_passed_over_and_a_note_is() {
        List<String> telling = List.of(
                "headers: 'X-Who: me'",
                "checkNothingAtAll: true",
                "formDatas: [a, b]",
                "more: {a: b}",
                "also: '/v1/y'",
                "who: '$NAME$'",
                "waitFor: 5",
                "outputTemplate2: other/out");
        List<String> notes = List.of(
                "severity: high",
                "ticket: 'MOSIP-1'",
                "checkNothing: false",
                "headersToo: ''",
                "idKeyName: UIN",
                "auditLogCheck: true",
                "templateFields: [name]");
        Map<String, Result> ran = ran(Stream.concat(telling.stream(), notes.stream())
                .map(UnknownConstructsTest::with)
                .toArray(String[]::new));
        for (String field : telling) {
            String name = field.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
            notRunnable(ran.get(field.replaceAll("[^A-Za-z]", "")), "a field that is not known: " + name);
        }
        for (String note : notes) {
            assertThat(ran.get(note.replaceAll("[^A-Za-z]", "")).outcome())
                    .as(note)
                    .isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void roles_in_a_list_are_none_of_the_table() {
        Map<String, Result> ran =
                ran(posted("Roles", "first", "out", "{}", "{}").replace("role: admin", "role: admin,resident"));
        notRunnable(ran.get("Roles"), "rig role 'admin,resident' is not in the table");
    }

    @Test
    void one_error_alone_is_an_expected_error_and_a_good_answer_does_not_pass_for_it() {
        Map<String, Result> ran = ran(
                posted("One", "first", "errors", "{}", "{\"code\": \"X-1\"}"),
                posted("Ignored", "first", "errors", "{}", "{}"));
        assertThat(ran.get("One").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ran.get("One").words()).contains("X-1");
        assertThat(ran.get("Ignored").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_part_of_a_text_may_be_ignored_and_the_rest_is_compared() {
        Map<String, Result> ran = ran(
                posted("Same", "first", "out", "{}", "{\"path\": \"/v1$IGNORE$\"}"),
                posted("Other", "first", "out", "{}", "{\"path\": \"/v2$IGNORE$\"}"));
        assertThat(ran.get("Same").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(ran.get("Other").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void what_is_to_be_removed_is_neither_sent_nor_expected_wherever_it_stands() {
        Map<String, Result> ran = ran(
                posted("Sent", "in", "body", "{\"a\": \"b\", \"n\": \"$REMOVE$\"}", "{\"body\": \"?\"}"),
                posted("Expected", "first", "out", "{}", "{\"method\": \"POST\", \"path\": \"$REMOVE$\"}"));
        assertThat(ran.get("Sent").words()).endsWith("got {\"a\":\"b\",\"list\":[\"b\"]}");
        assertThat(ran.get("Expected").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void what_was_asked_before_is_held_against_what_the_output_says_of_it() {
        String first = "{\"checkFirst\": {\"who\": \"Bao\", \"checkReqTemplate\": \"other/first\","
                + " \"checkEndPoint\": \"/v1/before\"}}";
        String told =
                "{\"method\": \"POST\", \"checkFirstResp\": {\"path\": \"%s\", \"checkResTemplate\": \"other/out\"}}";
        Map<String, Result> ran = ran(
                posted("Right", "first", "out", first, told.formatted("/v1/before")),
                posted("Wrong", "first", "out", first, told.formatted("/v1/elsewhere")));
        assertThat(ran.get("Right").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(ran.get("Wrong").words())
                .isEqualTo("checkFirstResp: response.path: expected /v1/elsewhere, got /v1/before");
    }

    @Test
    void a_failure_is_told_even_where_nothing_can_be_said_of_its_reason() {
        Map<String, Result> ran = ran(posted("Fails", "identity", "out", "{}", "{\"method\": \"GET\"}"));
        assertThat(ran.get("Fails").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(page).contains("response.method: expected GET, got POST");
    }

    @Test
    void what_several_cases_share_may_be_merged_into_one_from_more_than_one_place() {
        folder.file("other/More/m.yml", """
                Base: &base
                   role: admin
                   restMethod: post
                Other: &other
                   inputTemplate: other/first
                   outputTemplate: other/out
                Api:
                   Merged:
                      <<: [*base, *other]
                      endPoint: /v1/x
                      input: '{}'
                      output: '{"method": "POST"}'
                """);
        assertThat(ran(posted("One", "first", "out", "{}", "{}")).get("Merged").outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_page_shows_what_a_suite_says_as_text() {
        ran(posted("Odd", "first", "out", "{}", "{\"method\": \"<script>alert(1)</script>\"}"));
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
    }
}
