package org.regesta.command.registration;

import java.util.List;
import java.util.Optional;
import org.regesta.command.registration.RegistrationState.Approved;
import org.regesta.command.registration.RegistrationState.Asked;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.command.registration.RegistrationState.Given;
import org.regesta.command.registration.RegistrationState.InAdjudication;
import org.regesta.command.registration.RegistrationState.Invalid;
import org.regesta.command.registration.RegistrationState.Issuing;
import org.regesta.command.registration.RegistrationState.Judged;
import org.regesta.command.registration.RegistrationState.Path;
import org.regesta.command.registration.RegistrationState.Paused;
import org.regesta.command.registration.RegistrationState.Rejected;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.command.registration.api.Route;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Refusal;

/**
 * A stage is done again because an officer wants it: under a new attempt, so that whatever still comes of the old one
 * changes nothing. What was decided stays decided, and a rank in the gallery is given once: of two who were enrolled
 * anew each could wait for the other.
 */
final class Restarts {

    private Restarts() {}

    static List<RegistrationEvent> decide(Restart c, UnderWay state) {
        return switch (state) {
            case Asked s -> {
                Stage stage = c.stage().orElse(s.stage());
                refuseUnless(Stages.route(s).isUpTo(stage, s.stage()) && keepsItsRank(stage, s));
                yield asked(c, stage, newest(s.path(), s.attempt()) + 1);
            }
            case Between s -> between(c, s);
            case Approved s -> {
                Stage effect = Stages.route(s).effect();
                refuseUnless(c.stage().orElse(effect) == effect);
                yield asked(c, effect, s.path().past().effects() + 1);
            }
            case Issuing s -> {
                Stage effect = Stages.route(s).effect();
                refuseUnless(c.stage().orElse(effect) == effect);
                yield asked(c, effect, s.attempt() + 1);
            }
            case Paused s -> between(c, new Between(s.path(), Optional.of(Route.CORRECTED))); // it goes on without
            case Given s -> {
                refuseUnless(c.stage().orElse(Stage.CORRECT) == Stage.CORRECT);
                yield asked(c, Stage.CORRECT, s.attempt());
            }
            case Invalid _, InAdjudication _, Judged _, Rejected _, RegistrationState.Finished _ ->
                throw new Refusal(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    /** What follows, or what lies behind. */
    private static List<RegistrationEvent> between(Restart c, Between s) {
        Optional<Stage> next = Stages.after(s);
        Stage stage = c.stage().or(() -> next).orElseThrow(() -> new Refusal(RegistrationRefusal.OUT_OF_ORDER));
        if (next.equals(Optional.of(stage))) {
            return asked(c, stage, round(s));
        }
        refuseUnless(
                s.last().filter(last -> Stages.route(s).isUpTo(stage, last)).isPresent() && keepsItsRank(stage, s));
        return asked(c, stage, newest(s.path(), 0) + 1);
    }

    private static boolean keepsItsRank(Stage stage, UnderWay state) {
        return state.path().answered().getOrDefault(Stage.ENROL, 0)
                        < state.path().past().since()
                || !Stages.route(state).isUpTo(stage, Stage.ENROL);
    }

    /** The attempt under which the stages that follow are done: that of the last one. */
    static int round(Between s) {
        return s.last().map(last -> s.path().answered().getOrDefault(last, 1)).orElse(1);
    }

    private static int newest(Path path, int atLeast) {
        return Math.max(atLeast, path.newest());
    }

    private static List<RegistrationEvent> asked(Restart c, Stage stage, int attempt) {
        return List.of(new RegistrationEvent.StageAsked(c.registrationId(), stage, attempt));
    }

    private static void refuseUnless(boolean fits) {
        if (!fits) {
            throw new Refusal(RegistrationRefusal.OUT_OF_ORDER);
        }
    }
}
