package org.regesta.engine.notary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness over HTTP: {@code POST /add-checkpoint}, {@code GET /key}, {@code GET /checkpoint/<origin>}. */
public final class WitnessServer implements AutoCloseable {

    private static final int BODY_MAX = 64 * 1024;

    static { // the JDK's server takes these limits from here alone: seconds for a whole request, and connections at
        // once
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("jdk.httpserver.maxConnections", "200");
    }

    private static final int NOT_FOUND = 404;

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); // who is slow holds up nobody

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/add-checkpoint", this::add);
        server.createContext(
                "/key", exchange -> answer(exchange, 200, witness.key().cosignerVkey() + "\n"));
        server.createContext("/checkpoint/", this::last);
        server.start();
    }

    /** @param port on loopback, 0 for any free one */
    public static WitnessServer start(Witness witness, int port) throws IOException {
        return new WitnessServer(
                witness, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16));
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void add(HttpExchange exchange) throws IOException {
        boolean wrongMethod = !exchange.getRequestMethod().equals("POST");
        if (wrongMethod || !exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            answer(exchange, wrongMethod ? 405 : NOT_FOUND, "");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            answer(exchange, 413, "");
            return;
        }
        Witness.Answer answer = witness.add(new String(body, StandardCharsets.UTF_8));
        if (answer.status() == 409) {
            exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
        }
        answer(exchange, answer.status(), answer.body());
    }

    private void last(HttpExchange exchange) throws IOException {
        String origin = exchange.getRequestURI().getPath().substring("/checkpoint/".length());
        String note = witness.last(origin).orElse("");
        answer(exchange, note.isEmpty() ? NOT_FOUND : 200, note);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
