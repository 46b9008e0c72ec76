package org.regesta.server.keys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How often a person's key was renewed, and by which proposals. */
@RestController
@Tag(name = "Keys")
final class PersonKeysEndpoint {

    private final Ledger ledger;

    PersonKeysEndpoint(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param generations 1 when the key was never renewed; the newest seals, the others open */
    record State(String subject, int generations, List<Renewal> renewals) {}

    /** @param event {@code registry:<position>} */
    record Renewal(int generation, Instant recorded, String proposalId, String event) {}

    @GetMapping("/v1/identities/{subject}/keys")
    @Operation(summary = "How many generations a person's key has, and which proposals made them")
    State keys(@PathVariable String subject) {
        List<Recorded> life = ledger.stream(Book.REGISTRY, "identity:" + subject);
        if (life.isEmpty()) {
            throw new Refusal(IdentityRefusal.UNKNOWN);
        }
        if (life.getLast().payload() instanceof IdentityEvent.Erased) {
            throw new Refusal(IdentityRefusal.ERASED);
        }
        List<Renewal> renewals = life.stream()
                .filter(event -> event.payload() instanceof IdentityEvent.KeyRenewed)
                .map(PersonKeysEndpoint::renewal)
                .toList();
        return new State(subject, 1 + renewals.size(), renewals);
    }

    private static Renewal renewal(Recorded event) {
        IdentityEvent.KeyRenewed renewed = (IdentityEvent.KeyRenewed) event.payload();
        return new Renewal(
                renewed.generation(),
                Instant.ofEpochMilli(event.envelope().recordedMillis()),
                renewed.proposalId(),
                "registry:" + event.position());
    }
}
