package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.server.access.Knocker;
import org.regesta.server.access.Line;
import org.regesta.server.access.Line.Heard;
import org.regesta.server.web.Shapes.Operation;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;

/**
 * Bodies that are deep or large are refused in the words of their wire, and soon, at every endpoint. How soon is told;
 * judged is only what no busy machine explains: reading all of it to the end, or worse.
 */
@Timeout(300)
class HeavyBodiesTest {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofSeconds(10);
    private static final int TRIES = 4;
    private static final int DEEP = 100_000;

    private static Knocker knocker;
    private static List<Operation> operations;

    @BeforeAll
    static void prepare() {
        knocker = new Knocker();
        String api = knocker.send(HttpRequest.newBuilder(URI.create(knocker.url() + "/v3/api-docs"))
                        .build())
                .body();
        operations = new Shapes(Json.tree(api.getBytes(UTF_8)))
                .operations().stream().filter(Operation::takesJson).toList();
    }

    private final List<Long> millis = new ArrayList<>();

    private static Map<String, byte[]> heavy() {
        Map<String, String> heavy = new LinkedHashMap<>();
        heavy.put("open lists", "[".repeat(DEEP));
        heavy.put("lists", "[".repeat(DEEP) + "]".repeat(DEEP));
        heavy.put("objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        heavy.put("a request of lists", "{\"request\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}");
        heavy.put("a long text", "\"" + "x".repeat(10_000_000) + "\"");
        heavy.put("many fields", "{\"a\":1" + ",\"b\":1".repeat(1_600_000) + "}");
        heavy.put("a long number", "{\"request\":" + "9".repeat(10_000_000) + "}");
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        heavy.forEach((what, text) -> bytes.put(what, text.getBytes(UTF_8)));
        return bytes;
    }

    @Test
    void each_is_refused_soon_at_every_endpoint() {
        assertThat(operations).hasSizeGreaterThan(80);
        List<String> wrong = new ArrayList<>();
        Map<String, byte[]> heavy = heavy();
        try (Line line = knocker.line()) {
            for (Operation operation : operations) {
                heavy.forEach((what, body) -> {
                    String found = judged(line, operation, body);
                    if (!found.isEmpty()) {
                        wrong.add(operation.name() + " with " + what + ": " + found);
                    }
                });
            }
        }
        System.out.printf(
                "heavy bodies: %d refused, the slowest in %d ms, %d not within %d ms%n",
                millis.size(),
                millis.stream().mapToLong(Long::longValue).max().orElseThrow(),
                millis.stream().filter(took -> took >= SOON.toMillis()).count(),
                SOON.toMillis());
        assertThat(wrong).isEmpty();
        assertThat(millis).hasSize(operations.size() * heavy.size()).allMatch(took -> took < NEVER.toMillis());
    }

    /** Once more where it took long: the machine may have been busy. */
    private String judged(Line line, Operation operation, byte[] body) {
        long fastest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long start = System.nanoTime();
            Heard heard = line.exchange(
                    HttpMethod.valueOf(operation.method()),
                    operation.path("12345"),
                    Optional.of(knocker.master()),
                    "application/json",
                    body);
            fastest = Math.min(fastest, System.nanoTime() - start);
            boolean refused =
                    heard.status() == 400 || heard.status() == 413 || (heard.status() == 200 && saysNo(heard.body()));
            if (!refused) {
                return "is answered by " + heard.status() + " " + heard.body();
            }
            if (fastest < SOON.toNanos()) {
                break;
            }
        }
        millis.add(Duration.ofNanos(fastest).toMillis());
        return "";
    }

    /** MOSIP's envelope of errors, or a matcher's {@code failureReason}. */
    private static boolean saysNo(String body) {
        return body.contains("\"errorCode\"") || body.contains("\"failureReason\"");
    }
}
