package org.regesta.conformance;

import java.time.Clock;
import java.util.Map;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** What cases presuppose, asked for on MOSIP's wire; a refusal makes not runnable what needed it. */
final class Setup {

    private final Http http;
    private final Clients clients;
    private final Clock clock;

    Setup(Http http, Clients clients, Clock clock) {
        this.http = http;
        this.clients = clients;
        this.clock = clock;
    }

    /** The {@code response}. */
    JsonNode ask(String method, String path, Map<String, ?> request) {
        String body = Json.write(Map.of(
                "id",
                "conformance",
                "version",
                "1.0",
                "requesttime",
                MosipTime.text(clock.instant()),
                "metadata",
                Map.of(),
                "request",
                request));
        return good(method + " " + path, http.send(method, path, clients.setup(), body));
    }

    JsonNode get(String path) {
        return good("GET " + path, http.send("GET", path, clients.setup(), ""));
    }

    private static JsonNode good(String what, Http.Answer answer) {
        if (!answer.good()) {
            throw new NotRunnable("setting up: " + what + " answered " + answer.status() + " "
                    + shortened(
                            answer.body().path("errors").isArray()
                                    ? answer.body().path("errors")
                                    : answer.body()));
        }
        return answer.body().path("response");
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
