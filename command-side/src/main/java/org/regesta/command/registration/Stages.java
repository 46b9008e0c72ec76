package org.regesta.command.registration;

import java.util.Optional;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.BiometricsCompared;
import org.regesta.events.registration.RegistrationEvent.Classified;
import org.regesta.events.registration.RegistrationEvent.DemographicsCompared;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.events.registration.Stage;

/** The stages of process NEW in their order, and which finding answers which. */
final class Stages {

    private Stages() {}

    /** The stage that follows; none after the last comparison, where a decision comes first. */
    static Optional<Stage> after(Optional<Stage> last) {
        if (last.isEmpty()) {
            return Optional.of(Stage.VALIDATE);
        }
        return switch (last.get()) {
            case VALIDATE -> Optional.of(Stage.CLASSIFY);
            case CLASSIFY -> Optional.of(Stage.ENROL);
            case ENROL -> Optional.of(Stage.COMPARE_DEMOGRAPHICS);
            case COMPARE_DEMOGRAPHICS -> Optional.of(Stage.COMPARE_BIOMETRICS);
            case COMPARE_BIOMETRICS, ISSUE -> Optional.empty();
        };
    }

    /** Whether everything that a decision rests on was compared. */
    static boolean compared(Between state) {
        return state.last().equals(Optional.of(Stage.COMPARE_BIOMETRICS));
    }

    /** Whether the event is an answer to that attempt of that stage. */
    static boolean isFinding(Stage stage, int attempt, RegistrationEvent finding) {
        return switch (finding) {
            case Validated f -> stage == Stage.VALIDATE && f.attempt() == attempt;
            case FoundInvalid f -> stage == Stage.VALIDATE && f.attempt() == attempt;
            case Classified f -> stage == Stage.CLASSIFY && f.attempt() == attempt;
            case EnrolledInGallery f -> stage == Stage.ENROL && f.attempt() == attempt;
            case DemographicsCompared f -> stage == Stage.COMPARE_DEMOGRAPHICS && f.attempt() == attempt;
            case BiometricsCompared f -> stage == Stage.COMPARE_BIOMETRICS && f.attempt() == attempt;
            default -> false; // everything else is a decision, not a finding
        };
    }
}
