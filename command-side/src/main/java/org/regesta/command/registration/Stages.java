package org.regesta.command.registration;

import java.util.Optional;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.command.registration.api.Route;
import org.regesta.command.registration.api.Routes;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Authenticated;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.RegistrationEvent.Classified;
import org.regesta.events.registration.RegistrationEvent.Corrected;
import org.regesta.events.registration.RegistrationEvent.CorrectionRefused;
import org.regesta.events.registration.RegistrationEvent.DemographicsCompared;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.Identified;
import org.regesta.events.registration.RegistrationEvent.IntroducerFound;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.events.registration.Stage;

/** Which stage follows in the route that a registration is on, and which finding answers which. */
final class Stages {

    private Stages() {}

    /** The stage that follows; none after the last one, where a decision comes first. */
    static Optional<Stage> after(Between state) {
        return route(state).after(state.last(), state.path().needless());
    }

    /** Whether everything that a decision rests on was found. */
    static boolean isToBeDecided(Between state) {
        return route(state).isDecidedAfter(state.last());
    }

    /** Whether likeness to others is what the decision rests on. */
    static boolean compares(Between state) {
        return route(state).decision() != Route.Decision.AT_ONCE;
    }

    static Route route(UnderWay state) {
        return Routes.of(state.path().announced().process());
    }

    private static boolean findsInvalid(Stage stage) {
        return Routes.exit(stage) == Route.Exit.REJECTED || Routes.exit(stage) == Route.Exit.OVERTAKEN;
    }

    /** Whether it may be said beside the finding. */
    static boolean isBeside(RecordFinding c, QualityGraded graded) {
        return c.stage() == Stage.CLASSIFY
                && graded.attempt() == c.attempt()
                && graded.registrationId().equals(c.registrationId());
    }

    /** Whether the event is an answer to that attempt of that stage. */
    static boolean isFinding(Stage stage, int attempt, RegistrationEvent finding) {
        return switch (finding) {
            case Validated f -> stage == Stage.VALIDATE && f.attempt() == attempt;
            case FoundInvalid f -> findsInvalid(stage) && f.attempt() == attempt;
            case Authenticated f -> stage == Stage.AUTHENTICATE && f.attempt() == attempt;
            case IntroducerFound f -> stage == Stage.INTRODUCE && f.attempt() == attempt;
            case Identified f -> stage == Stage.IDENTIFY && f.attempt() == attempt;
            case Classified f -> stage == Stage.CLASSIFY && f.attempt() == attempt;
            case Corrected f -> stage == Stage.CORRECT && f.attempt() == attempt;
            case CorrectionRefused f -> stage == Stage.CORRECT && f.attempt() == attempt;
            case EnrolledInGallery f -> stage == Stage.ENROL && f.attempt() == attempt;
            case DemographicsCompared f -> stage == Stage.COMPARE_DEMOGRAPHICS && f.attempt() == attempt;
            case BiometricsCompared f -> stage == Stage.COMPARE_BIOMETRICS && f.attempt() == attempt;
            default -> false; // everything else is a decision, not a finding
        };
    }
}
