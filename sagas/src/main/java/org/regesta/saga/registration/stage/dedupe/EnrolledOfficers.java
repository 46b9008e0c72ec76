package org.regesta.saga.registration.stage.dedupe;

import java.util.Map;
import org.regesta.ports.Biometrics;
import org.regesta.saga.registration.stage.validate.OfficersFingers;
import org.springframework.stereotype.Component;

/** Officers are residents too: their fingers are those enrolled of them. */
@Component
class EnrolledOfficers implements OfficersFingers {

    private final OneToOne oneToOne;

    EnrolledOfficers(OneToOne oneToOne) {
        this.oneToOne = oneToOne;
    }

    @Override
    public boolean are(byte[] cbeff, String subject) {
        Map<String, byte[]> enrolled = oneToOne.enrolled(subject);
        try {
            return !enrolled.isEmpty()
                    && !oneToOne.alike(oneToOne.taken(cbeff), enrolled).isEmpty();
        } catch (Biometrics.Unreadable nobodys) {
            return false;
        }
    }
}
