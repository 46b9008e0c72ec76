package org.regesta.query.receipt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.SignedTrees;
import org.regesta.ports.ViewStore;
import org.regesta.query.lines.Line;
import org.regesta.query.lines.Timeline;
import org.regesta.query.residenthistory.api.ResidentHistoryRefusal;
import org.regesta.query.residenthistory.api.ResidentHistoryView;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A receipt for a line of a person's history. */
@RestController
@Tag(name = "Resident history")
class ReceiptEndpoint {

    private static final String RECEIPT = "/v1/identities/{subject}/history/{eventId}/receipt";

    private final Timeline timeline;
    private final Ledger ledger;
    private final SignedTrees trees;

    ReceiptEndpoint(ViewStore store, Ledger ledger, SignedTrees trees) {
        this.timeline = new Timeline(store, ResidentHistoryView.NAME);
        this.ledger = ledger;
        this.trees = trees;
    }

    @GetMapping(RECEIPT)
    @Reads(ResidentHistoryView.NAME)
    @Operation(
            summary = "That a line of a person's history stands in the ledger: its hash, proof and a signed checkpoint",
            description = "Anyone can check it with the verify.py of an evidence bundle: verify.py --receipt FILE")
    Receipt receipt(@PathVariable String subject, @PathVariable String eventId) {
        List<Recorded> life = ledger.stream(Book.REGISTRY, "identity:" + subject);
        if (!life.isEmpty() && life.getLast().payload() instanceof IdentityEvent.Erased) {
            throw new Refusal(ResidentHistoryRefusal.ERASED); // whom it was about is nobody any more
        }
        Line line = Optional.of(subject)
                .filter(each -> !each.contains(":")) // a registration is no subject until it is linked
                .flatMap(each -> timeline.lineOf(each, eventId))
                .orElseThrow(() -> new Refusal(ResidentHistoryRefusal.LINE_UNKNOWN));
        return Receipt.of(line, trees.covering(line.book(), line.position()));
    }

    @GetMapping(RECEIPT + "/qr")
    @Reads(ResidentHistoryView.NAME)
    @Operation(summary = "The same receipt as a QR code to be printed, a PNG")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_PNG_VALUE))
    ResponseEntity<byte[]> qr(@PathVariable String subject, @PathVariable String eventId) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(QrPicture.of(Compact.of(receipt(subject, eventId))));
    }
}
