package org.regesta.server.abis;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.regesta.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A matcher that is asked over HTTP and answers there. Sending returns at once: one that hangs holds up nobody. */
final class HttpPost {

    private static final Logger LOG = LoggerFactory.getLogger(HttpPost.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST = 1 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String name;
    private final Broker broker;
    private final Consumer<byte[]> answers;

    HttpPost(String name, Broker broker, Consumer<byte[]> answers) {
        this.name = name;
        this.broker = broker;
        this.answers = answers;
    }

    void send(byte[] message) {
        token().thenCompose(
                        bearer -> http.sendAsync(request(message, bearer), HttpResponse.BodyHandlers.ofInputStream()))
                .thenAcceptAsync(this::take)
                .exceptionally(
                        down -> { // it is asked again when its time is over
                            LOG.warn(
                                    "the ABIS {} was not reached: {}",
                                    name,
                                    down.getClass().getSimpleName());
                            return null;
                        });
    }

    private HttpRequest request(byte[] message, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(broker.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(message));
        return bearer.isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer " + bearer).build();
    }

    private void take(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            byte[] content = body.readNBytes(LONGEST + 1);
            if (answer.statusCode() == 200 && content.length <= LONGEST) {
                answers.accept(content);
            } else {
                LOG.warn("the ABIS {} answered with status {}", name, answer.statusCode());
            }
        } catch (IOException cut) {
            LOG.warn("the ABIS {} broke off its answer", name);
        }
    }

    /** Anew each time: questions are few, and a token that is not kept cannot be stolen from here. */
    private CompletableFuture<String> token() {
        if (broker.tokenUrl() == null) {
            return CompletableFuture.completedFuture("");
        }
        String form = "grant_type=client_credentials&client_id=" + encoded(broker.user()) + "&client_secret="
                + encoded(broker.password());
        return http.sendAsync(
                        HttpRequest.newBuilder(URI.create(broker.tokenUrl()))
                                .timeout(Duration.ofSeconds(20))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(
                        answer -> Json.tree(answer.body()).path("access_token").asString(""));
    }

    private static String encoded(@org.jspecify.annotations.Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }
}
