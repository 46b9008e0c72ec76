package org.regesta.saga.abis;

import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.springframework.stereotype.Component;

/** The one place where what other systems keep in our matcher is opened. */
@Component
@OpenerOf(Purpose.MATCH)
class MatchOpener {

    private final Evidence evidence;

    MatchOpener(Evidence evidence) {
        this.evidence = evidence;
    }

    Opening templates(EvidenceRef ref) {
        return evidence.open(Purpose.MATCH, ref);
    }
}
