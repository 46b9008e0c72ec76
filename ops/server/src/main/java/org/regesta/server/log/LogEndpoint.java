package org.regesta.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Notary;
import org.regesta.engine.notary.NotaryRefusal;
import org.regesta.engine.notary.Tile;
import org.regesta.events.Book;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Each book as a C2SP tlog-tiles log under the prefix {@code /v1/log/{book}}. */
@RestController
@Tag(name = "Transparency log")
class LogEndpoint {

    private static final String LOG = "/v1/log/{book}";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).immutable();

    private final Notary notary;

    LogEndpoint(Notary notary) {
        this.notary = notary;
    }

    @GetMapping(LOG + "/checkpoint")
    @Reads
    @Operation(summary = "The newest signed checkpoint of a book: a C2SP signed note")
    ResponseEntity<byte[]> checkpoint(@PathVariable String book) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(of(notary, book).signed().note().written().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(LOG + "/key")
    @Reads
    @Operation(summary = "The key that verifies a book's checkpoints, as a C2SP vkey")
    ResponseEntity<byte[]> key(@PathVariable String book) {
        String vkey = of(notary, book).key().vkey() + "\n";
        return ResponseEntity.ok().contentType(TEXT).body(vkey.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(LOG + "/tile/{*name}")
    @Reads
    @Operation(summary = "A tile of the Merkle tree: {level}/{index}, with .p/{width} when it is partial")
    ResponseEntity<byte[]> tile(@PathVariable String book, @PathVariable String name) {
        Tile tile = Tile.of(name.isEmpty() ? name : name.substring(1)); // nothing after "tile" is no name either
        if (tile.level() == Tile.ENTRIES) {
            throw new Refusal(NotaryRefusal.TILE_PATH); // events are given out under a path of their own only
        }
        return octets(of(notary, book).served().tile(tile));
    }

    @GetMapping(LOG + "/tile/entries/{*name}")
    @Reads
    @Operation(summary = "A bundle of events as they were hashed, sealed: each its length (2 bytes) and its leaf")
    ResponseEntity<byte[]> entries(@PathVariable String book, @PathVariable String name) {
        return octets(of(notary, book).served().tile(Tile.of("entries" + name)));
    }

    private static ResponseEntity<byte[]> octets(byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_EVER)
                .body(content);
    }

    static BookNotary of(Notary notary, String book) {
        return notary.of(book(book));
    }

    static Book book(String name) {
        for (Book book : Book.values()) {
            if (book.text().equals(name)) {
                return book;
            }
        }
        throw new Refusal(NotaryRefusal.BOOK_UNKNOWN);
    }
}
