package org.regesta.saga.registration.stage;

import java.time.Duration;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.registration.Stage;

/** The work of one stage. Run twice it has one effect: everything it leaves behind is idempotent. */
public interface StageWork {

    Stage stage();

    /**
     * Does it. Any exception means: try again later, and let the house know; a bad packet is a finding, never an
     * exception.
     */
    Outcome run(Job job);

    /** How long it may take before another worker takes over. */
    default Duration limit() {
        return Duration.ofMinutes(2);
    }

    /** What came of it. */
    sealed interface Outcome {

        /** @param finding the command that records it */
        record Done(RegistrationCommand finding) implements Outcome {}

        /** Not to be done yet: something of lower rank comes first. */
        record NotYet(Duration again) implements Outcome {}
    }
}
