package org.regesta.testkit.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Sends a partner's requests over HTTP and believes an answer only when the house signed its very bytes. */
public final class AuthPartnerClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI server;
    private final X509Certificate signer;

    /**
     * @param server such as {@code http://127.0.0.1:8080}
     * @param signer the house's {@code IDA/SIGN} certificate
     */
    public AuthPartnerClient(URI server, X509Certificate signer) {
        this.server = server;
        this.signer = signer;
    }

    /**
     * An answer whose signature was checked.
     *
     * @param token the partner's name for the person, empty unless the answer was yes
     * @param errors codes, empty unless it was no
     */
    public record Answer(int status, JsonNode json, boolean yes, String token, List<String> errors) {}

    /** @throws IllegalStateException when the answer is not signed by the house */
    public Answer send(Prepared request) {
        return answer(exchange(request, "Accept", "application/json"));
    }

    /**
     * Sends it so that the answer has seen a write.
     *
     * @param position of the write, such as {@code registry:42}
     * @throws IllegalStateException when the answer is not signed by the house, or does not say that it saw it
     */
    public Answer sendAfter(String position, Prepared request) {
        HttpResponse<byte[]> response = exchange(request, "Regesta-Wait-For", position);
        String book = position.substring(0, position.indexOf(':') + 1);
        long wanted = Long.parseLong(position.substring(book.length()));
        if (response.headers().allValues("Regesta-Position").stream()
                .filter(reached -> reached.startsWith(book))
                .noneMatch(reached -> Long.parseLong(reached.substring(book.length())) >= wanted)) {
            throw new IllegalStateException("the answer is from before " + position);
        }
        return answer(response);
    }

    private Answer answer(HttpResponse<byte[]> response) {
        String signature = response.headers().firstValue("response-signature").orElse("");
        if (!DetachedJws.verifies(signature, response.body(), signer)) {
            throw new IllegalStateException("the answer is not signed by the house: HTTP " + response.statusCode());
        }
        return read(response.statusCode(), response.body());
    }

    /** Reads an answer's bytes. An OTP request is answered with yes when it has no errors. */
    public static Answer read(int status, byte[] body) {
        JsonNode json = Json.tree(body);
        JsonNode response = json.path("response");
        List<String> errors = json.path("errors")
                .valueStream()
                .map(error -> error.path("errorCode").asString(""))
                .toList();
        boolean yes = errors.isEmpty()
                && response.path("authStatus").asBoolean(true)
                && response.path("kycStatus").asBoolean(true);
        return new Answer(status, json, yes, response.path("authToken").asString(""), errors);
    }

    private HttpResponse<byte[]> exchange(Prepared request, String header, String value) {
        try {
            return http.send(
                    HttpRequest.newBuilder(server.resolve(request.path()))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .header("signature", request.signature())
                            .header(header, value)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopped);
        }
    }
}
