package org.regesta.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.cli.verb.Failed;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * A client of the public endpoints: what any other client would send. What it reads is never older than what was
 * written or read through it before, whoever it is {@link #as}.
 */
final class Api {

    private static final String POSITION = "Regesta-Position";
    private static final String BEHIND = "view-behind";
    private static final int MOST_TRIES = 6;
    private static final String WAIT_FOR = "Regesta-Wait-For";
    private static final Pattern OF_REGISTRY = Pattern.compile("registry:(\\d{1,18})");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Optional<String> token;
    private final AtomicLong seen;

    Api(String base, Optional<String> token) {
        this(base, token, new AtomicLong(-1));
    }

    private Api(String base, Optional<String> token, AtomicLong seen) {
        this.base = base;
        this.token = token;
        this.seen = seen;
    }

    /** The same place, with a bearer token. */
    Api as(String accessToken) {
        return new Api(base, Optional.of(accessToken), seen);
    }

    /** The token that is sent; empty for anyone. */
    String bearer() {
        return token.orElse("");
    }

    String base() {
        return base;
    }

    /** GET; the answer must be JSON with a 2xx status. */
    JsonNode get(String path) {
        return good(send(request(path).GET()), path);
    }

    /** Our own wire: the body as JSON; the answer must have a 2xx status. */
    JsonNode send(String method, String path, Object body) {
        return good(
                send(request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(Json.write(body)))),
                path);
    }

    /**
     * MOSIP's wire: wraps the request into its envelope, and gives the {@code response}; {@code errors} must be
     * empty.
     */
    JsonNode mosip(String method, String path, String id, String now, Object request) {
        return response(method + " " + path, mosipAnswer(method, path, id, now, request));
    }

    /** The {@code response} of MOSIP's envelope; {@code errors} must be empty. */
    static JsonNode response(String asked, JsonNode answer) {
        JsonNode errors = answer.path("errors");
        if (errors.isArray() && !errors.isEmpty()) {
            throw new Failed(asked + " was refused: " + errors);
        }
        return answer.path("response");
    }

    /** A list encrypted for a machine's key, as a registration client sends it; the whole answer. */
    JsonNode sealedList(String path, String reference, String now, byte[] sealed) {
        return good(
                send(request(path)
                        .header("Content-Type", "application/json")
                        .header("Center-Machine-RefId", reference)
                        .header("timestamp", now)
                        .POST(BodyPublishers.ofString(
                                Json.write(Base64.getUrlEncoder().encodeToString(sealed))))),
                path);
    }

    /** MOSIP's wire: the whole answer, errors and all. */
    JsonNode mosipAnswer(String method, String path, String id, String now, Object request) {
        return send(
                method,
                path,
                Map.of("id", id, "version", "1.0", "requesttime", now, "metadata", Map.of(), "request", request));
    }

    /** An OAuth form post: the answer must have a 2xx status. */
    JsonNode form(String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return good(
                send(request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))),
                path);
    }

    /** One file as multipart form data. */
    JsonNode upload(String path, String fileName, byte[] content) {
        String boundary = "regesta-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 500);
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return good(
                send(request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))),
                path);
    }

    /** As {@link #send}, for an answer that is a file. */
    byte[] file(String method, String path, Object body) {
        HttpResponse<byte[]> answer = send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.write(body))));
        return ok(answer, path).body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        token.ifPresent(bearer -> builder.header("Authorization", "Bearer " + bearer));
        if (seen.get() >= 0) {
            builder.header(WAIT_FOR, "registry:" + seen.get());
        }
        return builder;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.build();
            HttpResponse<byte[]> answer = http.send(asked, BodyHandlers.ofByteArray());
            for (int tries = 1; isBehind(answer) && tries < MOST_TRIES; tries++) {
                answer = http.send(asked, BodyHandlers.ofByteArray());
            }
            answer.headers().allValues(POSITION).forEach(this::remember);
            return answer;
        } catch (IOException cannotReach) {
            throw new UncheckedIOException(cannotReach);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }

    /** What it asks about has not come as far as it has seen elsewhere; the server has waited for it already. */
    private static boolean isBehind(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 503 && new String(answer.body(), StandardCharsets.UTF_8).contains(BEHIND);
    }

    private void remember(String position) {
        Matcher ofRegistry = OF_REGISTRY.matcher(position);
        if (ofRegistry.matches()) {
            seen.accumulateAndGet(Long.parseLong(ofRegistry.group(1)), Math::max);
        }
    }

    private static JsonNode good(HttpResponse<byte[]> answer, String path) {
        ok(answer, path);
        return answer.body().length == 0 ? Json.tree("{}".getBytes(StandardCharsets.UTF_8)) : Json.tree(answer.body());
    }

    private static HttpResponse<byte[]> ok(HttpResponse<byte[]> answer, String path) {
        if (answer.statusCode() / 100 != 2) {
            throw new Failed(path + " answered " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }
}
