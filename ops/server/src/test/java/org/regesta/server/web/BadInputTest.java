package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.server.access.Knocker;
import org.regesta.server.web.Shapes.Operation;
import org.regesta.testkit.Needs;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;

/** Whatever is sent, by whoever may send it: never a 5xx, and nothing of it in an error. */
@Needs({"npm", "node"})
class BadInputTest {

    private static final String DEEP = "[".repeat(100_000);
    private static final String LARGE = "\"" + "x".repeat(10_000_000) + "\"";

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
        try (var crowd = new Crowd()) {
            for (Operation operation : operations) {
                if (operation.takesJson()) {
                    collected.texts().forEach(text -> crowd.sends(() -> body(operation, text.name(), text.input())));
                    crowd.sends(() -> body(operation, "deep", DEEP));
                    crowd.sends(() -> body(operation, "large", LARGE));
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(3000);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_naughty_string_in_every_field_of_every_body() {
        try (var crowd = new Crowd()) {
            for (Operation operation : operations) {
                if (operation.takesJson()) {
                    collected
                            .strings()
                            .forEach(string ->
                                    crowd.sends(() -> body(operation, string, shapes.body(operation, string))));
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(4000);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_naughty_string_in_every_path_and_query() {
        try (var crowd = new Crowd()) {
            for (Operation operation : operations) {
                boolean takesAny = operation.path().contains("{")
                        || !operation.queryNames().isEmpty();
                if (takesAny) {
                    collected.strings().forEach(string -> crowd.sends(() -> address(operation, string)));
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(4000);
        assertThat(judge.wrong()).isEmpty();
    }

    @Test
    void every_naughty_string_as_a_file_and_its_name() {
        try (var crowd = new Crowd()) {
            for (Operation operation : operations) {
                if (operation.described().at("/requestBody/content").has("multipart/form-data")) {
                    collected.strings().forEach(string -> crowd.sends(() -> file(operation, string)));
                }
            }
        }
        assertThat(judge.sent()).isGreaterThan(400);
        assertThat(judge.wrong()).isEmpty();
    }

    private void body(Operation operation, String what, String body) {
        judge.hears(
                operation.name(),
                what,
                knocker.knock(
                        HttpMethod.valueOf(operation.method()),
                        operation.path("12345"),
                        Optional.of(knocker.master(operation.path())),
                        body.getBytes(UTF_8),
                        "application/json"));
    }

    private void address(Operation operation, String string) {
        String encoded = URLEncoder.encode(string, UTF_8).replace("+", "%20");
        String query = operation.queryNames().stream()
                .map(name -> name + "=" + encoded)
                .collect(Collectors.joining("&", "?", ""));
        byte[] body = operation.takesJson() ? "{}".getBytes(UTF_8) : new byte[0];
        judge.hears(
                operation.name(),
                string,
                knocker.knock(
                        HttpMethod.valueOf(operation.method()),
                        operation.path(encoded.isEmpty() ? "-" : encoded) + query,
                        Optional.of(knocker.master(operation.path())),
                        body,
                        "application/json"));
    }

    private void file(Operation operation, String string) {
        String name = string.replaceAll("[\"\\r\\n\\\\]", "_");
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + string + "\r\n--b--\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create(knocker.url() + operation.path("12345")))
                .header("Authorization", "Bearer " + knocker.master())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form))
                .build();
        judge.hears(operation.name(), string, knocker.send(request));
    }
}
