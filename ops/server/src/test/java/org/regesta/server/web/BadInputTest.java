package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.server.access.Knocker;
import org.regesta.server.access.Line;
import org.regesta.server.web.Collected.Text;
import org.regesta.server.web.Shapes.Operation;
import org.regesta.testkit.Needs;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;

/** Whatever is sent, by whoever may send it: never a 5xx, and nothing of it in an error. */
@Needs({"npm", "node"})
class BadInputTest {

    private static final Text DEEP = new Text("deep", "[".repeat(100_000));
    private static final Text LARGE = new Text("large", "\"" + "x".repeat(10_000_000) + "\"");

    private static final List<String> LOOKED_AT = List.of(
            "/registrationprocessor/",
            "/commons/v1/packetmanager/",
            "/idrepository/",
            "/idauthentication/",
            "/resident/",
            "/v1/partnermanager/",
            "/v1/policymanager/",
            "/v1/keymanager/",
            "/v1/hotlist/",
            "/v1/idgenerator/",
            "/v1/masterdata/idschema",
            "/v1/authmanager/authenticate/");

    private static Collected collected;
    private static Knocker knocker;
    private static Shapes shapes;
    private static List<Operation> operations;

    private final Judge judge = new Judge();

    @BeforeAll
    static void prepare() {
        collected = Collected.load();
        knocker = new Knocker();
        String api = knocker.send(HttpRequest.newBuilder(URI.create(knocker.url() + "/v3/api-docs"))
                        .build())
                .body();
        shapes = new Shapes(Json.tree(api.getBytes(UTF_8)));
        operations = shapes.operations();
    }

    @Test
    void the_collections_are_whole() {
        assertThat(collected.texts()).hasSizeGreaterThanOrEqualTo(318 + 22);
        assertThat(collected.strings()).hasSizeGreaterThan(480);
        assertThat(operations.stream().filter(Operation::takesJson)).hasSizeGreaterThan(10);
    }

    /** Duplicate keys are JSON to some; to us they are two answers to one question. Depth is bounded on purpose. */
    @Test
    void what_is_json_is_read_and_what_is_not_is_not() {
        for (Collected.Text text : collected.texts()) {
            boolean read = reads(text.input());
            if (text.name().startsWith("y_") && !text.name().contains("duplicated_key")) {
                assertThat(read).as(text.name()).isTrue();
            }
            if (text.name().startsWith("n_") || text.name().contains("duplicated_key")) {
                assertThat(read).as(text.name()).isFalse();
            }
        }
    }

    private static boolean reads(String text) {
        try {
            return !Json.tree(text.getBytes(UTF_8)).isMissingNode();
        } catch (Json.Malformed no) {
            return false;
        }
    }

    @Test
    void every_json_text_at_every_body() {
        try (var crowd = new Crowd(knocker)) {
            for (Operation operation : operations) {
                if (operation.takesJson()) {
                    collected.texts().forEach(text -> crowd.sends(line -> body(line, operation, text)));
                    crowd.sends(line -> body(line, operation, DEEP));
                    crowd.sends(line -> body(line, operation, LARGE));
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(3000);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_naughty_string_in_every_field_of_every_body() {
        List<String> strings = collected.strings();
        List<String> written = strings.stream().map(Json::write).toList();
        try (var crowd = new Crowd(knocker)) {
            for (Operation operation : operations) {
                if (operation.takesJson()) {
                    String body = shapes.body(operation);
                    for (int i = 0; i < strings.size(); i++) {
                        String string = strings.get(i);
                        String json = written.get(i);
                        crowd.sends(line -> body(line, operation, string, body.replace(Shapes.GAP, json)));
                    }
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(4000);
        assertThat(judge.wrong()).isEmpty();
    }

    /** Of the doors of registration, the ID repository, authentication and partners; with {@code --soak} of all. */
    @Test
    void nothing_and_what_was_not_expected_in_every_place_of_every_body() {
        List<String> odd = List.of("null", "[null]", "{}", "[]", "7", "-1e300", "true", "\"\"", "{\"a\":[null]}");
        try (var crowd = new Crowd(knocker)) {
            operations.stream()
                    .filter(Operation::takesJson)
                    .filter(operation ->
                            Boolean.getBoolean("soak") || LOOKED_AT.stream().anyMatch(operation.path()::startsWith))
                    .forEach(operation -> shapes.bodiesWith(operation, odd)
                            .forEach(body -> crowd.sends(line -> body(line, operation, body, body))));
        }
        assertThat(judge.sent()).isGreaterThan(500);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_naughty_string_in_every_path_and_query() {
        try (var crowd = new Crowd(knocker)) {
            for (Operation operation : operations) {
                boolean takesAny = operation.path().contains("{")
                        || !operation.queryNames().isEmpty();
                if (takesAny) {
                    collected.strings().forEach(string -> crowd.sends(line -> address(line, operation, string)));
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(4000);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_naughty_string_as_a_file_and_its_name() {
        try (var crowd = new Crowd(knocker)) {
            for (Operation operation : operations) {
                if (operation.described().at("/requestBody/content").has("multipart/form-data")) {
                    collected.strings().forEach(string -> crowd.sends(line -> file(line, operation, string)));
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(400);
        assertThat(judge.wrong()).isEmpty();
    }

    private void body(Line line, Operation operation, Text text) {
        body(line, operation, text.name(), text.input());
    }

    private void body(Line line, Operation operation, String what, String body) {
        String path = operation.path("12345");
        sends(line, operation, what, path, "application/json", body.getBytes(UTF_8));
    }

    private void address(Line line, Operation operation, String string) {
        String encoded = URLEncoder.encode(string, UTF_8).replace("+", "%20");
        String query = operation.queryNames().stream()
                .map(name -> name + "=" + encoded)
                .collect(Collectors.joining("&", "?", ""));
        byte[] body = operation.takesJson() ? "{}".getBytes(UTF_8) : new byte[0];
        String path = operation.path(encoded.isEmpty() ? "-" : encoded) + query;
        sends(line, operation, string, path, "application/json", body);
    }

    private void file(Line line, Operation operation, String string) {
        String name = string.replaceAll("[\"\\r\\n\\\\]", "_");
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + string + "\r\n--b--\r\n";
        String path = operation.path("12345");
        sends(line, operation, string, path, "multipart/form-data; boundary=b", form.getBytes(UTF_8));
    }

    private void sends(Line line, Operation operation, String what, String path, String type, byte[] body) {
        Optional<String> token = Optional.of(knocker.master());
        HttpMethod method = HttpMethod.valueOf(operation.method());
        judge.hears(operation.name(), what, line.exchange(method, path, token, type, body));
    }
}
