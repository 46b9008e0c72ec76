package org.regesta.auth.ida;

import java.util.List;
import java.util.Map;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.biometric.Fingers;
import org.regesta.auth.biometric.Sample;
import org.regesta.auth.person.AuthenticateOpener;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.springframework.stereotype.Component;

/** Compares samples with the person's. Fingers by the matcher, faces where a model is configured. */
@Component
class BioJudge {

    private final People people;
    private final AuthenticateOpener opener;
    private final Fingers fingers;
    private final SampleGuard guard;

    BioJudge(People people, AuthenticateOpener opener, Fingers fingers, SampleGuard guard) {
        this.people = people;
        this.opener = opener;
        this.fingers = fingers;
        this.guard = guard;
    }

    /** @throws Denied with every reason to say no */
    void check(Visit visit, Person person, List<Sample> samples) {
        for (Sample sample : samples) {
            if (!fingers.compares(sample.modality())) {
                throw new Denied(AuthRefusal.FACTOR_NOT_SUPPORTED, "bio-" + sample.modality());
            }
        }
        Map<String, byte[]> held = opener.fingers(people.fingers(person.subject()));
        List<Reason> reasons = fingers.judge(samples, held);
        if (fingers.canCompare(samples, held)) {
            guard.show(visit, person.subject(), samples, reasons.isEmpty());
        }
        if (!reasons.isEmpty()) {
            throw new Denied(reasons);
        }
    }
}
