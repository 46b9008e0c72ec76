package org.regesta.saga.registration.stage.abroad;

import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Evidence;
import org.regesta.ports.Ledger;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.saga.registration.stage.Dossier;
import org.springframework.stereotype.Component;

/** The one place where an applicant's biometric records are opened for an ABIS that the house asks. */
@Component
@OpenerOf(Purpose.SHARE)
class ShareOpener {

    private final Evidence evidence;
    private final Ledger ledger;
    private final Identities identities;

    ShareOpener(Evidence evidence, Ledger ledger, Identities identities) {
        this.evidence = evidence;
        this.ledger = ledger;
        this.identities = identities;
    }

    /** Those of the packet, or those that stand of whoever came without one; none of the forgotten. */
    Optional<Opening> of(String registrationId) {
        Dossier packet = Dossier.of(ledger, registrationId);
        Optional<EvidenceRef> cbeff = packet.isEmpty()
                ? identities
                        .byRegistration(registrationId)
                        .filter(subject -> !identities.isForgotten(subject))
                        .flatMap(identities::record)
                        .flatMap(IdentityRecord::biometrics)
                : packet.validated().biometrics();
        return cbeff.map(ref -> evidence.open(Purpose.SHARE, ref));
    }
}
