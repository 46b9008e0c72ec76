package org.regesta.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.regesta.wire.Json;

/** A server that lets everybody in and answers what it was asked, so that a test sees what a runner sends. */
final class EchoServer implements AutoCloseable {

    private final HttpServer server;

    EchoServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", EchoServer::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.startsWith("/dropped")) {
            exchange.close();
            return;
        }
        int status = path.startsWith("/fails") ? 500 : 200;
        boolean token = path.equals("/oauth2/token") && body.contains("client_id");
        String text = path.startsWith("/page")
                ? "<html>no JSON</html>"
                : Json.write(token ? Map.of("access_token", "t") : Map.of("response", asked(exchange, path, body)));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static Map<String, String> asked(HttpExchange exchange, String path, String body) {
        return Map.of(
                "method",
                exchange.getRequestMethod(),
                "path",
                path,
                "body",
                body,
                "contentType",
                header(exchange, "Content-Type"),
                "token",
                header(exchange, "Authorization"));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("none");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
