package org.regesta.command.registration;

import java.util.List;
import org.regesta.command.registration.RegistrationState.Announced;
import org.regesta.command.registration.RegistrationState.Approved;
import org.regesta.command.registration.RegistrationState.Finished;
import org.regesta.command.registration.RegistrationState.Issuing;
import org.regesta.command.registration.RegistrationState.Lapsed;
import org.regesta.command.registration.RegistrationState.Rejected;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.RegistrationState.Unknown;
import org.regesta.command.registration.api.RegistrationCommand.EndRetention;
import org.regesta.command.registration.api.RegistrationCommand.RecordKeysDestroyed;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RetentionGround;

/** A registration that became nobody's identity is not kept for ever; one that was approved lives with its person. */
final class Retention {

    private static final List<RegistrationEvent> NOTHING = List.of();

    private Retention() {}

    static List<RegistrationEvent> end(EndRetention c, RegistrationState state) {
        return switch (state) {
            case Lapsed _ -> NOTHING;
            case Announced _ -> ended(c, RetentionGround.NEVER_CAME);
            case UnderWay s
            when s.path().past().subject().isPresent() ->
                throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER); // it was a person's: it lives with them
            case Rejected _ -> ended(c, RetentionGround.REJECTED);
            case Approved _, Issuing _, Finished _ -> throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER);
            case UnderWay _ -> ended(c, RetentionGround.UNFINISHED);
            case Unknown _ -> throw RegistrationRules.no(RegistrationRefusal.NOT_SYNCED);
        };
    }

    private static List<RegistrationEvent> ended(EndRetention c, RetentionGround only) {
        if (c.ground() != only) {
            throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER);
        }
        return List.of(new RegistrationEvent.RetentionEnded(c.registrationId(), only));
    }

    static List<RegistrationEvent> destroyed(RecordKeysDestroyed c, RegistrationState state) {
        if (!(state instanceof Lapsed lapsed)) {
            throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER);
        }
        return lapsed.destroyed() ? NOTHING : List.of(new RegistrationEvent.KeysDestroyed(c.registrationId()));
    }
}
