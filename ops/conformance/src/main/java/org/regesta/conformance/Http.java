package org.regesta.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Sends to one server, and takes whatever it answers. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String REGISTRY = "registry:";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private long written;

    /** @param base such as {@code http://127.0.0.1:8080} */
    Http(String base) {
        this.base = base.replaceFirst("/+$", "");
    }

    String base() {
        return base;
    }

    /** @param body the answer's JSON; a bare text where it is none, null where it is empty */
    record Answer(int status, JsonNode body) {

        boolean good() {
            JsonNode errors = body.path("errors");
            return status / 100 == 2 && !(errors.isArray() && !errors.isEmpty());
        }
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        if (written > 0) {
            request.header("Regesta-Wait-For", REGISTRY + written); // cases presuppose that what was done is seen
        }
        if (method.equals("GET") || method.equals("DELETE") || method.equals("HEAD")) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        return exchange(request.build());
    }

    Answer form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(at(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private URI at(String path) {
        try {
            return URI.create(base + path);
        } catch (IllegalArgumentException notAnAddress) {
            throw new NotRunnable("no address: " + path);
        }
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer.headers()
                    .firstValue("Regesta-Position")
                    .filter(at -> at.startsWith(REGISTRY))
                    .ifPresent(at -> written = Math.max(written, Long.parseLong(at.substring(REGISTRY.length()))));
            return new Answer(answer.statusCode(), Lenient.readOrText(answer.body()));
        } catch (IOException cannotReach) {
            throw new NotRunnable("the server does not answer: " + cannotReach.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopped);
        }
    }
}
