package org.regesta.query.idrepository;

import java.util.Optional;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens what the ID repository gives to the systems that work with it. */
@Component
@OpenerOf(Purpose.ID_REPOSITORY)
class IdRepositoryOpener {

    private final Vault vault;
    private final Evidence evidence;

    IdRepositoryOpener(Vault vault, Evidence evidence) {
        this.vault = vault;
        this.evidence = evidence;
    }

    /** The value as text, none when its key was destroyed. */
    Optional<String> open(String attribute, Sealed sealed) {
        return switch (vault.open(Purpose.ID_REPOSITORY, attribute, sealed)) {
            case Opening.Opened opened -> Optional.of(opened.text());
            case Opening.Gone gone -> Optional.empty();
        };
    }

    Optional<byte[]> open(EvidenceRef blob) {
        return switch (evidence.open(Purpose.ID_REPOSITORY, blob)) {
            case Opening.Opened opened -> Optional.of(opened.value());
            case Opening.Gone gone -> Optional.empty();
        };
    }
}
