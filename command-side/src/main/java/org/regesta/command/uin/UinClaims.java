package org.regesta.command.uin;

import java.util.HexFormat;
import java.util.List;
import org.regesta.events.Book;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;

/** Claims as the registry has them. */
@Component
class UinClaims {

    private final Ledger ledger;
    private final Vault vault;

    UinClaims(Ledger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    String id(String uin) {
        return HexFormat.of().formatHex(vault.derive(Derivation.UIN_CLAIM, uin));
    }

    boolean wasEverClaimed(String uin) {
        return !stream(uin).isEmpty();
    }

    /** Whether it was handed out or bound, and not given back. */
    boolean isClaimed(String uin) {
        List<Recorded> stream = stream(uin);
        return !stream.isEmpty() && !(stream.getLast().payload() instanceof UinClaimEvent.Released);
    }

    private List<Recorded> stream(String uin) {
        return ledger.stream(Book.REGISTRY, "uinclaim:" + id(uin));
    }
}
