package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.events.officer.Role;
import org.regesta.server.access.Line.Heard;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** The transparency log over HTTP: tiles as tlog-tiles names them, and whatever is none. */
class LogDoorTest {

    private static final String LOG = "/v1/log/registry/";
    private static final int FULL = 256;
    private static final int HASH = 32;
    private static final byte[] NOTHING = new byte[0];
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final List<String> NO_TILES = List.of(
            "",
            "/",
            "/0",
            "/0/1",
            "/0/0001",
            "/0/x000/001",
            "/00/001",
            "/64/001",
            "/-1/001",
            "/0/001.p/0",
            "/0/001.p/256",
            "/0/001.p/01",
            "/0/001.p",
            "/0/000/",
            "/a/001",
            "/0/000%20",
            "/0/%D9%A0%D9%A1%D9%A2",
            "/0/x001/x002/x003/x004/x005/x006/007",
            "/entries",
            "/entries/",
            "/entries/1",
            "/entries/000.p/256");

    private static Knocker knocker;
    private static Line line;
    private static String auditor;

    @BeforeAll
    static void once_something_is_signed() {
        knocker = new Knocker();
        line = knocker.line();
        auditor = knocker.token(Role.AUDITOR);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (signedEvents() == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** The first checkpoint may be of a book that nothing was written in yet. */
    private static int signedEvents() {
        Heard checkpoint = get("checkpoint", Optional.empty());
        return checkpoint.status() == 200
                ? Integer.parseInt(checkpoint.body().lines().toList().get(1))
                : 0;
    }

    @AfterAll
    static void close() {
        line.close();
    }

    private static Heard get(String path, Optional<String> token) {
        return line.exchange(HttpMethod.GET, LOG + path, token, "", NOTHING);
    }

    private static Heard asAuditor(String path) {
        return get(path, Optional.of(auditor));
    }

    private static void isProblem(String what, Heard answer, int status, String... slugs) {
        assertThat(answer.status()).as(what).isEqualTo(status);
        assertThat(answer.head().toLowerCase(Locale.ROOT))
                .as(what)
                .contains("\r\ncontent-type: application/problem+json");
        JsonNode problem = Json.tree(answer.body().getBytes(UTF_8));
        assertThat(problem.path("status").asInt()).as(what).isEqualTo(status);
        assertThat(problem.path("type").asString().substring("/problems/".length()))
                .as(what)
                .isIn((Object[]) slugs);
    }

    @Test
    void whoever_reads_tiles_and_events_comes_to_the_root_that_was_signed() throws Exception {
        List<String> note = get("checkpoint", Optional.empty()).body().lines().toList();
        int size = Integer.parseInt(note.get(1));
        int width = Math.min(FULL, size);
        String first = "/000" + (width == FULL ? "" : ".p/" + width);

        byte[] hashes = bytes("tile/0" + first, "");
        List<byte[]> leaves = leaves(bytes("tile/entries" + first, auditor));

        assertThat(hashes).hasSize(width * HASH);
        assertThat(leaves).hasSize(width);
        for (int at = 0; at < width; at++) {
            assertThat(Arrays.copyOfRange(hashes, at * HASH, (at + 1) * HASH)).isEqualTo(hash(0, leaves.get(at)));
        }
        byte[] signed = size < FULL
                ? Base64.getDecoder().decode(note.get(2))
                : Arrays.copyOf(bytes("tile/1/000.p/1", ""), HASH);
        assertThat(root(leaves)).isEqualTo(signed);
        assertThat(bytes("tile/0/000.p/1", "")).as("narrower").isEqualTo(Arrays.copyOf(hashes, HASH));
    }

    private static byte[] bytes(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(knocker.url() + LOG + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
            return answer.body();
        }
    }

    private static List<byte[]> leaves(byte[] bundle) {
        List<byte[]> leaves = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(bundle);
        while (left.hasRemaining()) {
            byte[] leaf = new byte[Short.toUnsignedInt(left.getShort())];
            left.get(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    /** RFC 6962, section 2.1, written down as it stands there. */
    private static byte[] root(List<byte[]> leaves) throws Exception {
        if (leaves.size() == 1) {
            return hash(0, leaves.getFirst());
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return hash(1, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private static byte[] hash(int kind, byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    @Test
    void what_is_no_tile_is_refused_and_says_so() {
        for (String name : NO_TILES) {
            isProblem("tile" + name, asAuditor("tile" + name), 400, "tile-path");
        }
    }

    @Test
    void what_the_signed_tree_does_not_reach_is_unknown() {
        for (String name : List.of(
                "0/x001/000",
                "0/x001/000.p/1",
                "1/001",
                "63/000.p/1",
                "entries/x001/000.p/1",
                "0/x999/x999/x999/999")) {
            isProblem(name, asAuditor("tile/" + name), 404, "tile-unknown");
        }
        Heard noBook = line.exchange(HttpMethod.GET, "/v1/log/nothing/tile/0/000", Optional.empty(), "", NOTHING);
        isProblem("no such book", noBook, 404, "book-unknown");
        isProblem("size", get("proof/inclusion?position=0&size=999999999", Optional.empty()), 400, "beyond-the-tree");
        isProblem("position", get("proof/inclusion?position=999999999", Optional.empty()), 400, "beyond-the-tree");
        isProblem("before", get("proof/inclusion?position=-1", Optional.empty()), 400, "beyond-the-tree");
        isProblem("newer", get("proof/consistency?newer=999999999", Optional.empty()), 400, "beyond-the-tree");
        isProblem("event", get("proof/inclusion?eventId=nobodys", Optional.empty()), 404, "event-unknown");
    }

    /** Hashes are everyone's; the sealed events are an auditor's alone. */
    @Test
    void events_are_for_auditors_and_hashes_for_everyone() {
        assertThat(get("tile/0/000.p/1", Optional.empty()).status()).isEqualTo(200);
        isProblem("nobody", get("tile/entries/000.p/1", Optional.empty()), 401, "unauthenticated");
        for (Role role : Role.values()) {
            Heard answer = get("tile/entries/000.p/1", Optional.of(knocker.token(role)));
            if (role == Role.AUDITOR) {
                assertThat(answer.status()).isEqualTo(200);
            } else {
                isProblem(role.name(), answer, 403, "forbidden");
            }
        }
    }

    /** Some of it the web server refuses itself, some the gate. */
    @Test
    void a_path_that_nobody_should_write_is_refused_in_the_form_of_its_wire() {
        for (String name : List.of(
                "0%2F000",
                "0/000.p%2f1",
                "..%2F..%2Fkey",
                "../../key",
                "%2e%2e/key",
                "0%5C000",
                "0/000%00",
                "0//000",
                "0/000;a=b",
                "0/%zz",
                "0/|")) {
            Heard answer = get("tile/" + name, Optional.empty());
            isProblem(name, answer, 400, "malformed");
        }
        for (String number : List.of("12%2F34", "12%5c34", "%zz", "12%")) {
            Heard mosip = line.exchange(
                    HttpMethod.GET, "/idrepository/v1/identity/idvid/" + number, Optional.empty(), "", NOTHING);
            assertThat(mosip.status()).as(number).isEqualTo(200);
            JsonNode envelope = Json.tree(mosip.body().getBytes(UTF_8));
            assertThat(envelope.path("response").isNull()).as(number).isTrue();
            assertThat(envelope.path("errors")).as(number).hasSize(1);
        }
    }
}
