package org.regesta.query.identitycard;

import java.util.Optional;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens what an officer may see of an identity. */
@Component
@OpenerOf(Purpose.OFFICER_VIEW)
class OfficerViewOpener {

    private final Vault vault;

    OfficerViewOpener(Vault vault) {
        this.vault = vault;
    }

    /** The value as text, none when its key was destroyed. */
    Optional<String> open(String attribute, Sealed sealed) {
        return switch (vault.open(Purpose.OFFICER_VIEW, attribute, sealed)) {
            case Opening.Opened opened -> Optional.of(opened.text());
            case Opening.Gone gone -> Optional.empty();
        };
    }
}
