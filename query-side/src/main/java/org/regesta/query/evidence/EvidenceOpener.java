package org.regesta.query.evidence;

import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens what goes into the annex of a bundle, with the salt that binds it to the ledger. */
@Component
@OpenerOf(Purpose.EVIDENCE)
class EvidenceOpener {

    private final Vault vault;

    EvidenceOpener(Vault vault) {
        this.vault = vault;
    }

    Opening open(String attribute, Sealed sealed) {
        return vault.open(Purpose.EVIDENCE, attribute, sealed);
    }
}
