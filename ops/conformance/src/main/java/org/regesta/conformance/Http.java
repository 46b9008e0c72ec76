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
import java.util.Locale;
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

        /** What later cases may name: MOSIP's {@code response}, or all of an answer without an envelope. */
        JsonNode given() {
            return body.has("response") ? body.path("response") : body;
        }
    }

    Answer send(String method, String path, Map<String, String> headers, String json) {
        return send(method, path, headers, Payload.json(json));
    }

    Answer send(String method, String path, Map<String, String> headers, Payload body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        if (written > 0) {
            request.header("Regesta-Wait-For", REGISTRY + written); // cases presuppose that what was done is seen
        }
        if (method.equals("GET") || method.equals("DELETE") || method.equals("HEAD")) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", body.contentType()).method(method, BodyPublishers.ofByteArray(body.bytes()));
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
            return escaped(path); // cases name what is no address on purpose
        }
    }

    private URI escaped(String path) {
        StringBuilder escaped = new StringBuilder(base);
        String text = path.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each > ' ' && "\"<>\\^`{|}".indexOf(each) < 0 && each != 127;
            escaped.append(plain ? String.valueOf((char) each) : String.format(Locale.ROOT, "%%%02X", each));
        }
        try {
            return URI.create(escaped.toString());
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
