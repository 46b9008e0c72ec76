package org.regesta.saga.registration.stage.dedupe;

import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** The one place where names, birth dates, genders and fingers are opened to find a second record of one person. */
@Component
@OpenerOf(Purpose.DEDUPLICATE)
class DedupeOpener {

    private final Vault vault;
    private final Evidence evidence;

    DedupeOpener(Vault vault, Evidence evidence) {
        this.vault = vault;
        this.evidence = evidence;
    }

    Opening blob(EvidenceRef ref) {
        return evidence.open(Purpose.DEDUPLICATE, ref);
    }

    Opening attribute(String name, Sealed sealed) {
        return vault.open(Purpose.DEDUPLICATE, name, sealed);
    }
}
