package org.regesta.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.notary.Notary;
import org.regesta.engine.notary.NotaryRefusal;
import org.regesta.engine.notary.Served;
import org.regesta.engine.notary.Signed;
import org.regesta.events.Book;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs, ready made for whoever does not want to make them from tiles. Hashes are lower-case hex. */
@RestController
@Tag(name = "Transparency log")
class ProofEndpoint {

    private static final String PROOF = "/v1/log/{book}/proof";

    private final Notary notary;
    private final EventPlaces places;

    ProofEndpoint(Notary notary, EventPlaces places) {
        this.notary = notary;
        this.places = places;
    }

    /** @param checkpoint the newest signed note; it signs {@code root} when {@code size} is its own */
    record Inclusion(long position, long size, String leafHash, List<String> path, String root, String checkpoint) {}

    /** @param checkpoint the newest signed note; it signs {@code newerRoot} when {@code newer} is its own */
    record Consistency(
            long older, long newer, String olderRoot, String newerRoot, List<String> proof, String checkpoint) {}

    @GetMapping(PROOF + "/inclusion")
    @Reads
    @Operation(summary = "That an event, by position or event id, stands in the tree of a size (RFC 6962, 2.1.1)")
    Inclusion inclusion(
            @PathVariable String book,
            @RequestParam @Nullable Long position,
            @RequestParam @Nullable String eventId,
            @RequestParam @Nullable Long size) {
        Signed signed = LogEndpoint.of(notary, book).signed();
        Served log = LogEndpoint.of(notary, book).served();
        long of = size == null ? log.checkpoint().size() : size;
        long at = position == null ? find(LogEndpoint.book(book), eventId) : position;
        List<String> path = log.inclusion(at, of);
        return new Inclusion(
                at,
                of,
                hex(log.leafHash(at)),
                path,
                hex(log.root(of)),
                signed.note().written());
    }

    private long find(Book book, @Nullable String eventId) {
        return places.position(book, eventId == null ? "" : eventId)
                .orElseThrow(() -> new Refusal(NotaryRefusal.EVENT_UNKNOWN));
    }

    @GetMapping(PROOF + "/consistency")
    @Reads
    @Operation(summary = "That the tree of one size is the beginning of that of another (RFC 6962, 2.1.2)")
    Consistency consistency(
            @PathVariable String book,
            @RequestParam(defaultValue = "0") long older,
            @RequestParam @Nullable Long newer) {
        Signed signed = LogEndpoint.of(notary, book).signed();
        Served log = LogEndpoint.of(notary, book).served();
        long to = newer == null ? log.checkpoint().size() : newer;
        List<byte[]> proof = log.consistency(older, to);
        return new Consistency(
                older,
                to,
                hex(log.root(older)),
                hex(log.root(to)),
                proof.stream().map(ProofEndpoint::hex).toList(),
                signed.note().written());
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
