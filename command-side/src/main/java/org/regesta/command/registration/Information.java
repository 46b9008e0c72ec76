package org.regesta.command.registration;

import java.util.List;
import java.util.Optional;
import org.regesta.command.registration.RegistrationState.Announced;
import org.regesta.command.registration.RegistrationState.Asked;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.command.registration.RegistrationState.Paused;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.RegistrationCommand.AnnounceInformation;
import org.regesta.command.registration.api.RegistrationCommand.AskInformation;
import org.regesta.command.registration.api.RegistrationCommand.ReceiveInformation;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.command.registration.api.Route;
import org.regesta.command.registration.api.Routes;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.InformationAnnounced;
import org.regesta.events.registration.RegistrationEvent.InformationAsked;
import org.regesta.events.registration.RegistrationEvent.InformationReceived;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;

/**
 * A registration is paused for what only the field can bring, and goes on with it. What comes is a part of the same
 * registration: under its number, its key and its retention.
 */
final class Information {

    private static final List<RegistrationEvent> NOTHING = List.of();

    private Information() {}

    static List<RegistrationEvent> ask(AskInformation c, UnderWay state) {
        return switch (state) {
            case Between s when isPoor(s) && s.path().requests() < Routes.MOST_REQUESTS -> asked(c, s);
            case Paused _ -> NOTHING;
            default -> throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static List<RegistrationEvent> asked(AskInformation c, Between s) {
        int iteration = s.path().requests() + 1;
        return List.of(new InformationAsked(
                c.registrationId(), c.registrationId() + "-" + c.process() + "-" + iteration, c.process(), iteration));
    }

    /** Whether it was asked for as often as it may be, and was never good. */
    static boolean isInVain(Between s) {
        return isPoor(s) && s.path().requests() >= Routes.MOST_REQUESTS;
    }

    private static boolean isPoor(Between s) {
        return s.path().poor() && s.last().equals(Optional.of(Route.CORRECTED));
    }

    static List<RegistrationEvent> announce(AnnounceInformation c, UnderWay state) {
        InformationAnnounced announced = new InformationAnnounced(
                c.registrationId(), c.requestId(), c.packetId(), c.packetHash(), c.packetSize(), c.supervisorStatus());
        if (!(state instanceof Paused paused) || !paused.requestId().equals(c.requestId())) {
            throw RegistrationRules.no(RegistrationRefusal.NO_SUCH_REQUEST);
        }
        return paused.announced().equals(Optional.of(announced)) ? NOTHING : List.of(announced);
    }

    static List<RegistrationEvent> receive(ReceiveInformation c, UnderWay state) {
        InformationAnnounced as =
                awaited(state).orElseThrow(() -> RegistrationRules.no(RegistrationRefusal.ALREADY_RECEIVED));
        if (!as.packetHash().equals(c.packetHash())) {
            throw RegistrationRules.no(RegistrationRefusal.NOT_AS_ANNOUNCED);
        }
        return List.of(new InformationReceived(
                c.registrationId(),
                as.requestId(),
                c.packet(),
                c.packetHash(),
                c.centreId(),
                c.machineId(),
                c.packetCreated()));
    }

    /** The announcement of information whose packet is awaited. */
    static Optional<InformationAnnounced> awaited(RegistrationState state) {
        return state instanceof Paused paused ? paused.announced() : Optional.empty();
    }

    static void refuseUnlessAwaited(RegistrationState state) {
        if (!(state instanceof Announced) && awaited(state).isEmpty()) {
            RegistrationRules.awaited(state); // says why not
        }
    }

    static Asked graded(Asked state, QualityGraded event) {
        return new Asked(state.path().graded(!event.poor().isEmpty()), state.stage(), state.attempt());
    }

    static Paused asked(Between state, InformationAsked event) {
        return new Paused(
                state.path().requested(event.iteration()),
                event.requestId(),
                state.path().newest() + 1,
                Optional.empty());
    }

    static Paused announced(Paused state, InformationAnnounced event) {
        return new Paused(state.path(), state.requestId(), state.attempt(), Optional.of(event));
    }
}
