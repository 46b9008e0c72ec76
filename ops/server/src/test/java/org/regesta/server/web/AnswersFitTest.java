package org.regesta.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.regesta.server.access.Knocker;
import org.regesta.server.access.Line.Heard;
import org.regesta.server.web.Shapes.Operation;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.http.HttpMethod;

/**
 * Requests of the described shape, with values that services use, in a sequence of chance: every answer is of the shape
 * that the description gives it, and every error is in the one form of its wire.
 */
@Timeout(600)
class AnswersFitTest {

    private static final int ROUNDS = Integer.getInteger("rounds", Boolean.getBoolean("soak") ? 60 : 4);
    private static final Pattern GAP = Pattern.compile(Pattern.quote(Shapes.GAP));
    private static final List<String> IN_PATHS = List.of(
            "12345",
            "5123456789",
            "2345678901234567",
            "10009100091000120261121120000",
            "eng",
            "RESIDENT",
            "1",
            "a@b.co");

    private static final Set<String> ENDS_TOKENS =
            Set.of("/v1/authmanager/logout/user", "/v1/authmanager/authorize/invalidateToken");

    private static Knocker knocker;
    private static AnswerForms forms;
    private static List<Operation> operations;

    @BeforeAll
    static void prepare() {
        knocker = new Knocker();
        String api = knocker.send(HttpRequest.newBuilder(URI.create(knocker.url() + "/v3/api-docs"))
                        .build())
                .body();
        Shapes shapes = new Shapes(Json.tree(api.getBytes(UTF_8)));
        forms = new AnswerForms(shapes, Json.tree(api.getBytes(UTF_8)));
        operations = shapes.operations().stream()
                .filter(one -> !ENDS_TOKENS.contains(one.path())) // or the sequence would go on without one
                .toList();
    }

    @Test
    void every_answer_is_as_described_and_every_error_in_the_form_of_its_wire() {
        long seed = Long.getLong("seed", new Random().nextLong());
        List<Operation> sequence = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            sequence.addAll(operations);
        }
        java.util.Collections.shuffle(sequence, new Random(seed));
        try (Crowd crowd = new Crowd(knocker)) {
            for (int i = 0; i < sequence.size(); i++) {
                Operation operation = sequence.get(i);
                Random random = new Random(seed + i);
                crowd.sends(line -> {
                    byte[] body = body(operation, random);
                    Optional<String> token = Optional.of(knocker.master());
                    Heard heard = line.exchange(
                            HttpMethod.valueOf(operation.method()),
                            path(operation, random),
                            token,
                            "application/json",
                            body);
                    forms.hears(operation, heard);
                });
            }
        }
        assertThat(forms.wrong()).as("seed %d", seed).isEmpty();
        assertThat(forms.fitting())
                .as("answers that were held against a description")
                .isGreaterThan(400);
        assertThat(forms.refusals()).as("errors").isGreaterThan(400);
    }

    @Test
    void an_answer_that_does_not_fit_and_an_error_without_form_are_seen() {
        Operation roles = operations.stream()
                .filter(one -> one.path().equals("/v1/authmanager/roles/{appid}"))
                .findFirst()
                .orElseThrow();
        AnswerForms strict = forms.anew();
        strict.hears(roles, new Heard(200, "", "{\"response\":{\"roles\":\"all\"}}"));
        strict.hears(roles, new Heard(400, "", "{\"wrong\":true}"));
        strict.hears(roles, new Heard(200, "", "{\"errors\":[{\"message\":\"no code\"}],\"response\":null}"));
        strict.hears(roles, new Heard(200, "", "no JSON"));
        assertThat(strict.wrong()).hasSize(4);
        strict.hears(roles, new Heard(200, "", "{\"response\":{\"roles\":[]},\"errors\":null}"));
        assertThat(strict.wrong()).hasSize(4);
    }

    private static byte[] body(Operation operation, Random random) {
        if (!operation.takesJson()) {
            return new byte[0];
        }
        Matcher gaps = GAP.matcher(forms.body(operation));
        return gaps.replaceAll(gap -> Matcher.quoteReplacement(Json.write(value(random))))
                .getBytes(UTF_8);
    }

    private static String path(Operation operation, Random random) {
        String path = operation.path(IN_PATHS.get(random.nextInt(IN_PATHS.size())));
        List<String> query = new ArrayList<>();
        for (String name : operation.queryNames()) {
            if (random.nextBoolean()) {
                query.add(name + "=" + IN_PATHS.get(random.nextInt(IN_PATHS.size())));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String value(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> MosipTime.text(java.time.Instant.now());
            case 1 -> "UIN";
            case 2 -> "eng";
            case 3 -> "5123456789";
            case 4 -> "name" + random.nextInt(1000);
            case 5 -> "";
            case 6 -> "mosip.id.create";
            case 7 -> "1.0";
            case 8 -> "e30";
            default -> Long.toString(Math.abs(random.nextLong()));
        };
    }
}
