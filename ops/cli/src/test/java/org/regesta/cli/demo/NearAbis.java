package org.regesta.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/** Another matcher, which is asked over HTTP and answers there; it is told of the records and fetches none. */
final class NearAbis implements AutoCloseable {

    private static final String URL = "regesta.abis.ask.near.url";
    private static final String CERTIFICATE = "regesta.abis.ask.near.certificate";

    /** What it holds, by the name that the house gave it: another than it gave anybody else. */
    final Set<String> records = ConcurrentHashMap.newKeySet();
    /** What it was asked, in order. */
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    volatile String newest = "";
    /** Who is like everybody that comes. */
    volatile String alike = "";

    private final HttpServer server;

    /** @param certificate for which the house seals what it could fetch */
    NearAbis(String certificate) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        System.setProperty(URL, "http://127.0.0.1:" + server.getAddress().getPort() + "/abis");
        System.setProperty(CERTIFICATE, certificate);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = Json.tree(exchange.getRequestBody().readAllBytes());
            String operation = question.path("id").asString();
            String reference = question.path("referenceId").asString();
            asked.add(operation);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", operation);
            answer.put("requestId", question.path("requestId").asString());
            answer.put("responsetime", "2026-11-21T12:00:00.000Z");
            answer.put("returnValue", "1");
            switch (operation) {
                case "mosip.abis.insert" -> {
                    records.add(reference);
                    newest = reference;
                }
                case "mosip.abis.delete" -> records.remove(reference);
                default -> answer.put("candidateList", candidates(reference));
            }
            byte[] body = Json.write(answer).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, Object> candidates(String reference) {
        if (!records.contains(alike) || alike.equals(reference)) {
            return Map.of("count", "0", "candidates", List.of());
        }
        Map<String, Object> one =
                Map.of("referenceId", alike, "analytics", Map.of("confidence", "77"), "modalities", List.of());
        return Map.of("count", "1", "candidates", List.of(one));
    }

    @Override
    public void close() {
        System.clearProperty(URL);
        System.clearProperty(CERTIFICATE);
        server.stop(0);
    }
}
