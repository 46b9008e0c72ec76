package org.regesta.saga.registration.stage.abroad;

import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.springframework.stereotype.Component;

/** The one place where an applicant's biometric records are opened for an ABIS that the house asks. */
@Component
@OpenerOf(Purpose.SHARE)
class ShareOpener {

    private final Evidence evidence;

    ShareOpener(Evidence evidence) {
        this.evidence = evidence;
    }

    Opening open(EvidenceRef ref) {
        return evidence.open(Purpose.SHARE, ref);
    }
}
