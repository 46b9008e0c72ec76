package org.regesta.saga.registration.stage.abroad;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Purpose;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.ports.AbisLine;
import org.regesta.ports.AbisLine.AbisLines;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Opening;
import org.regesta.wire.ShareSealed;
import org.springframework.stereotype.Component;

/** Gives out what a share promises: recorded as a disclosure before it leaves, and sealed for its ABIS alone. */
@Component
class ShareDesk {

    private final Ledger ledger;
    private final ShareOpener opener;
    private final AccessBook book;
    private final AbisLines lines;

    ShareDesk(Ledger ledger, ShareOpener opener, AccessBook book, AbisLines lines) {
        this.ledger = ledger;
        this.opener = opener;
        this.book = book;
        this.lines = lines;
    }

    /** None when the person was forgotten, or the ABIS is configured no longer. */
    Optional<String> sealed(Sharing.Share share, Attribution by) {
        Optional<AbisLine> line = lines.all().stream()
                .filter(each -> each.name().equals(share.line()))
                .findFirst();
        Optional<byte[]> cbeff = opener.of(share.registrationId())
                .flatMap(opening ->
                        opening instanceof Opening.Opened opened ? Optional.of(opened.value()) : Optional.empty());
        if (line.isEmpty() || cbeff.isEmpty()) {
            return Optional.empty();
        }
        record(share, by);
        return Optional.of(ShareSealed.seal(line.get().certificate(), cbeff.get()));
    }

    private void record(Sharing.Share share, Attribution by) {
        String id = UUID.randomUUID().toString();
        book.record(
                        "disclosure:" + id,
                        new Disclosed(
                                id,
                                Set.of("registration:" + share.registrationId()),
                                Purpose.SHARE,
                                by.actor(),
                                Set.of("individualBiometrics")),
                        by.with(Meta.BASIS, Long.toString(ledger.head(Book.REGISTRY))))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
