package org.regesta.saga.registration;

import java.util.List;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/** What had become of other registrations at a point of the registry: the same answer at any later time. */
interface Candidates {

    enum Fate {
        UNDECIDED,
        APPROVED,
        REJECTED
    }

    Fate asOf(String registrationId, long position);

    static Candidates in(Ledger ledger) {
        return (registrationId, position) -> {
            List<Recorded> packet = ledger.stream(Book.REGISTRY, "registration:" + registrationId);
            if (packet.isEmpty()) {
                return Fate.APPROVED; // came through the ID repository, and was somebody at once
            }
            Fate fate = Fate.UNDECIDED;
            for (Recorded recorded : packet) {
                if (recorded.position() <= position) {
                    fate = after(fate, recorded.payload());
                }
            }
            return fate;
        };
    }

    private static Fate after(Fate before, Object event) {
        return switch (event) {
            case RegistrationEvent.Approved _ -> Fate.APPROVED;
            case RegistrationEvent.Rejected _, RegistrationEvent.RetentionEnded _, RegistrationEvent.Voided _ ->
                Fate.REJECTED;
            case RegistrationEvent.Reopened _ -> Fate.UNDECIDED;
            default -> before;
        };
    }
}
