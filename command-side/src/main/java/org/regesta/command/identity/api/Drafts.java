package org.regesta.command.identity.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/** Finds open drafts in the registry itself. */
@Component
public class Drafts {

    private final Ledger ledger;
    private final Identities identities;

    public Drafts(Ledger ledger, Identities identities) {
        this.ledger = ledger;
        this.identities = identities;
    }

    public Optional<DraftRecord> find(String registrationId) {
        @Nullable DraftRecord draft = null;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identitydraft:" + registrationId)) {
            draft = DraftRecord.after(draft, (IdentityDraftEvent) recorded.payload());
        }
        return Optional.ofNullable(draft);
    }

    /** When a draft that is open was begun. */
    public Instant begun(String registrationId) {
        return ledger.stream(Book.REGISTRY, "identitydraft:" + registrationId).stream()
                .filter(recorded -> recorded.payload() instanceof IdentityDraftEvent.Started)
                .reduce((earlier, later) -> later)
                .map(started -> Instant.ofEpochMilli(started.envelope().recordedMillis()))
                .orElseThrow();
    }

    /** The draft of a new identity that holds a UIN. */
    public Optional<DraftRecord> byUin(String uin) {
        List<String> names = identities.uinClaims().all(uin);
        return identities
                .uinClaims()
                .standing(uin)
                .holder()
                .flatMap(this::find)
                .filter(draft -> names.contains(draft.uinClaim()));
    }
}
