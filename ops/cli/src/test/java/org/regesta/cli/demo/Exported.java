package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.regesta.engine.notary.Tile;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import tools.jackson.databind.JsonNode;

/** Both books as an auditor exports and keeps them: checkpoint, hashes and sealed events, tile by tile over HTTP. */
final class Exported {

    private static final String ENTRIES = "tile-entries-";

    private Exported() {}

    /** Saves all that is written at the call. */
    static void save(Api auditor, Path to) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Book book : Book.values()) {
                String log = "/v1/log/" + book.text() + "/";
                JsonNode state = auditor.get(log + "state");
                long written =
                        state.path("size").asLong() + state.path("behind").asLong();
                House.await(() -> auditor.get(log + "state").path("size").asLong() >= written);
                Path folder = Files.createDirectories(to.resolve(book.text()));
                Path checkpoint = Files.write(folder.resolve("checkpoint"), bytes(http, auditor, log + "checkpoint"));
                long size = Long.parseLong(Files.readAllLines(checkpoint).get(1));
                assertThat(size).isGreaterThanOrEqualTo(written);
                for (long from = 0; from < size; from += Tile.FULL) {
                    int width = (int) Math.min(Tile.FULL, size - from);
                    for (int level : List.of(0, Tile.ENTRIES)) {
                        String tile = new Tile(level, from / Tile.FULL, width).path();
                        Files.write(folder.resolve(tile.replace('/', '-')), bytes(http, auditor, log + tile));
                    }
                }
            }
        }
    }

    private static byte[] bytes(HttpClient http, Api auditor, String path) throws IOException, InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(URI.create(auditor.base() + path))
                .header("Authorization", "Bearer " + auditor.bearer())
                .build();
        HttpResponse<byte[]> answer = http.send(asked, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** The events of both books that stand in the files. */
    static List<Envelope> events(Path saved) throws IOException {
        List<Envelope> events = new ArrayList<>();
        for (Book book : Book.values()) {
            try (Stream<Path> files = Files.list(saved.resolve(book.text()))) {
                for (Path tile : files.filter(
                                file -> file.getFileName().toString().startsWith(ENTRIES))
                        .toList()) {
                    read(Files.readAllBytes(tile), events);
                }
            }
        }
        return events;
    }

    /** Each is its length, in two bytes, and its leaf. */
    private static void read(byte[] tile, List<Envelope> to) {
        ByteBuffer left = ByteBuffer.wrap(tile);
        while (left.hasRemaining()) {
            byte[] leaf = new byte[Short.toUnsignedInt(left.getShort())];
            left.get(leaf);
            to.add(Leaf.decode(leaf));
        }
    }
}
