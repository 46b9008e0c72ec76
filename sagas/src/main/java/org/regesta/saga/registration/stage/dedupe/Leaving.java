package org.regesta.saga.registration.stage.dedupe;

import java.util.Set;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RegistrationEvent.RetentionEnded;
import org.regesta.events.registration.RegistrationEvent.Voided;

/** Who is compared with nobody any more from an event on. */
final class Leaving {

    private Leaving() {}

    /** Registrations that were rejected, declared void, given up or erased. */
    static Set<String> by(Object event) {
        return switch (event) {
            case Rejected e -> Set.of(e.registrationId());
            case Voided e -> Set.of(e.registrationId());
            case RetentionEnded e -> Set.of(e.registrationId());
            case IdentityEvent.Erased e -> e.registrations();
            default -> Set.of(); // nobody leaves
        };
    }
}
