package org.regesta.query.adjudication;

import java.util.Optional;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens both records before an adjudicator's eyes. */
@Component
@OpenerOf(Purpose.ADJUDICATE)
class AdjudicateOpener {

    private final Vault vault;

    AdjudicateOpener(Vault vault) {
        this.vault = vault;
    }

    /** The value as text, none when its key was destroyed. */
    Optional<String> open(String attribute, Sealed seal) {
        return switch (vault.open(Purpose.ADJUDICATE, attribute, seal)) {
            case Opening.Opened opened -> Optional.of(opened.text());
            case Opening.Gone gone -> Optional.empty();
        };
    }
}
