package org.regesta.query.erasure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent.Erased;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.query.erasure.api.ErasureRefusal;
import org.regesta.query.residenthistory.api.ResidentHistoryView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** That a person was forgotten, and who holds what was handed out before. */
@RestController
@Tag(name = "Erasure")
class ErasureEndpoint {

    private final Ledger ledger;
    private final HandedOut handedOut;

    ErasureEndpoint(Ledger ledger, HandedOut handedOut) {
        this.ledger = ledger;
        this.handedOut = handedOut;
    }

    /**
     * @param done when all of it was carried out; none while it is under way
     * @param event {@code registry:<position>}
     */
    record Answer(
            String subject,
            Instant erased,
            Optional<Instant> done,
            String proposalId,
            Optional<LegalGround> ground,
            UniquenessAfterErasure uniqueness,
            Set<String> registrations,
            List<HandedOut.Item> handedOut,
            String event) {}

    @GetMapping("/v1/erasures/{subject}")
    @Reads(ResidentHistoryView.NAME)
    @Operation(
            summary = "That a person was forgotten, on what ground, and who holds what was handed out before",
            description = "What was handed out cannot be called back: recipients, purposes, times and kinds of data")
    Answer erasure(@PathVariable String subject) {
        List<Recorded> life = ledger.stream(Book.REGISTRY, "identity:" + subject);
        if (life.isEmpty() || !(life.getLast().payload() instanceof Erased erased)) {
            throw new Refusal(ErasureRefusal.NOT_ERASED);
        }
        List<Recorded> proposal = ledger.stream(Book.REGISTRY, "proposal:" + erased.proposalId());
        return new Answer(
                subject,
                at(life.getLast()),
                proposal.stream()
                        .filter(event -> event.payload() instanceof ProposalEvent.Executed)
                        .map(ErasureEndpoint::at)
                        .findFirst(),
                erased.proposalId(),
                proposal.stream()
                        .map(Recorded::payload)
                        .flatMap(ErasureEndpoint::ground)
                        .findFirst(),
                erased.uniqueness(),
                erased.registrations(),
                handedOut.of(subject),
                "registry:" + life.getLast().position());
    }

    private static java.util.stream.Stream<LegalGround> ground(Object event) {
        return event instanceof ProposalEvent.Proposed proposed
                ? java.util.stream.Stream.of(proposed.ground())
                : java.util.stream.Stream.empty();
    }

    private static Instant at(Recorded event) {
        return Instant.ofEpochMilli(event.envelope().recordedMillis());
    }
}
