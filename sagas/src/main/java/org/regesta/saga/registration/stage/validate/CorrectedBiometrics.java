package org.regesta.saga.registration.stage.validate;

import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.events.EvidenceRef;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.saga.registration.stage.Job;
import org.springframework.stereotype.Component;

/** The biometrics of a packet that was asked for: sealed under the key of the registration that asked. */
@Component
class CorrectedBiometrics {

    private final Biometrics biometrics;
    private final Evidence evidence;

    CorrectedBiometrics(Biometrics biometrics, Evidence evidence) {
        this.biometrics = biometrics;
        this.evidence = evidence;
    }

    EvidenceRef put(Job job, byte[] cbeff) {
        return evidence.put(KeyRefs.registration(job.registrationId()), "biometrics", cbeff);
    }

    Set<String> fingers(byte[] cbeff) {
        return biometrics.readCbeff(cbeff).stream()
                .filter(found -> found.type().equals("Finger") && !found.exception())
                .map(Quality::name)
                .collect(Collectors.toSet());
    }
}
