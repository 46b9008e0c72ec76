package org.regesta.command.registration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.registration.RegistrationState.Announced;
import org.regesta.command.registration.RegistrationState.Approved;
import org.regesta.command.registration.RegistrationState.Asked;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.command.registration.RegistrationState.Finished;
import org.regesta.command.registration.RegistrationState.Given;
import org.regesta.command.registration.RegistrationState.InAdjudication;
import org.regesta.command.registration.RegistrationState.Invalid;
import org.regesta.command.registration.RegistrationState.Issuing;
import org.regesta.command.registration.RegistrationState.Judged;
import org.regesta.command.registration.RegistrationState.Paused;
import org.regesta.command.registration.RegistrationState.Rejected;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;

/**
 * An officer ends what nobody decided: never their own, nor what they made. To end a case is to decide it, so that only
 * who might have it does.
 */
final class Endings {

    private Endings() {}

    /** Who made the packet is in the packet; until it is seen, whoever announced it. */
    static List<RegistrationEvent> ofWhatNeverCame(Stop c, String officer, Announced state) {
        CaseRules.neitherTheirsNorMade(officer, c.as(), Set.of(state.by()));
        return stopped(c);
    }

    static List<RegistrationEvent> of(Stop c, String officer, UnderWay state) {
        return switch (state) {
            case Rejected _ -> List.of();
            case Between _, Asked _, Paused _, Given _, InAdjudication _
            when state.path().past().subject().isPresent() ->
                throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER); // an identity would live on without it
            case InAdjudication s -> {
                CaseRules.mayHave(officer, c.as(), c.at(), s);
                yield stopped(c);
            }
            case Between _, Asked _, Paused _, Given _ -> {
                CaseRules.free(officer, c.as(), state); // one that was reopened is not its first judge's to end
                yield stopped(c);
            }
            case Invalid _, Judged _, Approved _, Issuing _, Finished _ ->
                throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static List<RegistrationEvent> stopped(Stop c) {
        return List.of(new RegistrationEvent.Rejected(c.registrationId(), RejectionGround.STOPPED, Optional.empty()));
    }
}
