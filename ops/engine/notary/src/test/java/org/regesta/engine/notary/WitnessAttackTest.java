package org.regesta.engine.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reaches a witness tries to silence or fool it, and a witness that was bought tries the same with a house. */
class WitnessAttackTest {

    private static final NoteSigner LOG = new NoteSigner("regesta/test/registry", new byte[32]);
    private static final NoteSigner ME = new NoteSigner("witness.example", Arrays.copyOf(new byte[] {1}, 32));
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private WitnessServer server;
    private BookNotary log;

    @BeforeEach
    void begin() throws IOException {
        server = WitnessServer.start(new Witness(folder, ME, List.of(LOG.key()), Clock.systemUTC()), 0);
        log = new BookNotary(new MemoryDisk(), Book.of(10), LOG, Clock.systemUTC());
        log.round();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void many_who_begin_and_say_no_more_keep_nobody_from_the_witness() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket one = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.url()).getPort());
                silent.add(one);
                one.getOutputStream()
                        .write("POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(new WitnessLink(URI.create(server.url()), ME.key()).show(log))
                    .isTrue();
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    @Test
    void what_is_too_long_strange_or_asked_elsewhere_is_refused_and_the_witness_goes_on() throws Exception {
        String good = "old 0\n\n" + log.signed().note().written();
        assertThat(post("/add-checkpoint", "x".repeat(64 * 1024 + 1))).isEqualTo(413);
        assertThat(post("/add-checkpoint", good + "\u2014 x ".repeat(3_000))).isEqualTo(400);
        assertThat(post("/add-checkpoint", good.replace("regesta", "reg\u0000esta")))
                .isEqualTo(404);
        assertThat(post("/add-checkpoint", "old 99999999999999999999\n\n" + good))
                .isEqualTo(400);
        assertThat(post("/add-checkpoint/../key", good)).isEqualTo(404);
        assertThat(post("/add-checkpointed", good)).isEqualTo(404);
        assertThat(get("/checkpoint/..%2fwitness.key").statusCode()).isEqualTo(404);
        assertThat(get("/checkpoint/%2e%2e/%2e%2e/etc/passwd").statusCode()).isEqualTo(404);
        assertThat(get("/checkpoint/" + LOG.key().name()).statusCode())
                .as("nothing was cosigned")
                .isEqualTo(404);
        assertThat(post("/add-checkpoint", good)).isEqualTo(200);
        assertThat(get("/checkpoint/" + LOG.key().name()).body()).contains("\n10\n");
    }

    private int post(String path, String body) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder());
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    request.uri(URI.create(server.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_witness_whose_answer_never_ends_or_never_comes_to_its_end_is_no_witness() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n";
        for (byte[] said : List.of(new byte[1 << 16], new byte[] {'\n'})) {
            try (ServerSocket bought = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread answering = Thread.ofVirtual().start(() -> answer(bought, head, said));
                URI at = URI.create("http://127.0.0.1:" + bought.getLocalPort());
                assertThat(new WitnessLink(at, ME.key(), SHORT).show(log)).isFalse();
                assertThat(log.alarm()).as("no reason for one").isEmpty();
                bought.close();
                answering.join();
            }
        }
    }

    /** Says the head, then one thing over and over if it is long, or once and no more. */
    private static void answer(ServerSocket bought, String head, byte[] said) {
        try (Socket asked = bought.accept()) {
            OutputStream out = asked.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(said);
            out.flush();
            while (said.length > 1) {
                out.write(said);
            }
            asked.getInputStream().transferTo(OutputStream.nullOutputStream()); // until the house has had enough
        } catch (IOException hungUp) {
            if (!bought.isBound()) {
                throw new UncheckedIOException(hungUp);
            }
        }
    }
}
