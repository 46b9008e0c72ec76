package org.regesta.command.identity.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault.Derivation;
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

    /** The draft of a new identity that holds a UIN. */
    public Optional<DraftRecord> byUin(String uin) {
        String claim = identities.claimId(Derivation.UIN_CLAIM, uin);
        List<Recorded> claimed = ledger.stream(Book.REGISTRY, "uinclaim:" + claim);
        return claimed.isEmpty() || !(claimed.getLast().payload() instanceof UinClaimEvent.Reserved reserved)
                ? Optional.empty()
                : find(reserved.holder()).filter(draft -> draft.uinClaim().equals(claim));
    }
}
