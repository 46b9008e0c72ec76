package org.regesta.command.registration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.Stage;

/** Where a registration stands. */
sealed interface RegistrationState {

    RegistrationState NOTHING_YET = new Unknown();

    record Unknown() implements RegistrationState {}

    /** Announced, its packet awaited. */
    record Announced(Synced as) implements RegistrationState {}

    /** Its retention is over. {@code destroyed}: and so are its keys. */
    record Lapsed(boolean destroyed) implements RegistrationState {}

    /** Its packet is here. */
    sealed interface UnderWay extends RegistrationState {
        Path path();
    }

    /** The stage {@code last} was answered well, or none yet: the next step may be asked. */
    record Between(Path path, Optional<Stage> last) implements UnderWay {}

    /** A worker's finding is awaited. */
    record Asked(Path path, Stage stage, int attempt) implements UnderWay {}

    /** Its packet was found bad. */
    record Invalid(Path path) implements UnderWay {}

    /** @param sought of the candidates, those whom it is good to be */
    record InAdjudication(Path path, Set<String> candidates, Set<String> sought) implements UnderWay {}

    record Judged(Path path, AdjudicationDecision decision, Verdict verdict) implements UnderWay {}

    record Approved(Path path) implements UnderWay {}

    /** An identity is being issued to it; the subject once it is linked. */
    record Issuing(Path path, int attempt, Optional<String> subject) implements UnderWay {}

    record Rejected(Path path) implements UnderWay {}

    record Finished(Path path, String subject) implements UnderWay {}

    /**
     * What every later state remembers.
     *
     * @param answered the newest attempt that was answered, by stage
     * @param needless stages that the packet has no need of
     */
    record Path(Synced announced, Map<Stage, Integer> answered, Set<Stage> needless) {

        Path(Synced announced) {
            this(announced, Map.of(), Set.of());
        }

        boolean hasAnswer(Stage stage, int attempt) {
            return answered.getOrDefault(stage, 0) >= attempt;
        }
    }
}
