package org.regesta.auth.ida;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.person.People;
import org.regesta.auth.view.Lookup;
import org.regesta.events.Book;
import org.regesta.events.disclosure.DisclosureEvent.Disclosed;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Positions;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Records answers, each once and for ever: no answer leaves before its event is durable. */
@Component
class AnswerBook {

    private final AccessBook book;
    private final Ledger ledger;
    private final Positions positions;
    private final Vault vault;

    AnswerBook(AccessBook book, Ledger ledger, Positions positions, Vault vault) {
        this.book = book;
        this.ledger = ledger;
        this.positions = positions;
        this.vault = vault;
    }

    /** A request that came in, named in the book by a hash that only this house can make. */
    Visit opened(Asked asked, Fields envelope, Instant at) {
        return new Visit(asked, envelope, at, basis(), digest -> Lookup.key(vault, "request", digest));
    }

    /** The registry position that answers given now reflect. */
    private long basis() {
        return Math.min(positions.applied(People.VIEW, Book.REGISTRY), positions.applied(Partners.VIEW, Book.REGISTRY));
    }

    /** @throws Denied REPLAYED when this request was answered before, by whatever process and however long ago */
    void refuseReplay(Visit visit) {
        if (!ledger.stream(Book.ACCESS, stream(visit)).isEmpty()) {
            throw new Denied(AuthRefusal.REPLAYED);
        }
    }

    /**
     * Records the answer, and what it gives away of whom, and waits until both are durable.
     *
     * @param disclosed names of the person's attributes that would leave with it
     * @return the reasons to answer with: those given, or another where the book says so
     */
    List<Reason> record(Visit visit, List<Reason> reasons, Set<String> disclosed) {
        try {
            book.record(stream(visit), visit.answered(reasons), visit.by()).join();
            if (!disclosed.isEmpty()) {
                Disclosed given = visit.disclosed(disclosed);
                book.record("disclosure:" + given.disclosureId(), given, visit.by())
                        .join();
            }
            return reasons;
        } catch (CompletionException notRecorded) {
            return switch (notRecorded.getCause()) {
                case AccessBook.AlreadyRecorded again when visit.isSigned() -> List.of(Reason.of(AuthRefusal.REPLAYED));
                case AccessBook.AlreadyRecorded again -> reasons;
                case StorageFull full -> List.of(Reason.of(AuthRefusal.UNAVAILABLE));
                case Commands.OutcomeUnknown unknown -> List.of(Reason.of(AuthRefusal.UNAVAILABLE));
                case null, default -> throw notRecorded;
            };
        }
    }

    private static String stream(Visit visit) {
        return "authentication:" + visit.digest();
    }
}
