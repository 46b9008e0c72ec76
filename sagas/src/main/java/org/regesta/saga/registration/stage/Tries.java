package org.regesta.saga.registration.stage;

import java.time.Instant;
import java.util.Optional;
import org.regesta.events.registration.Stage;
import org.springframework.stereotype.Component;

/** How the workers fared with a stage that is not answered yet. */
@Component
public class Tries {

    private final WorkQueue queue;

    Tries(WorkQueue queue) {
        this.queue = queue;
    }

    /**
     * @param count how often a worker began
     * @param failure the kind of the last failure, empty for none
     * @param until until then a worker is at it, or it rests after a failure
     */
    public record Tried(int count, String failure, Instant until) {}

    /** Of other work, by the name of its lease. */
    public Optional<Tried> of(String lease) {
        return queue.find(lease).map(found -> new Tried(found.tries(), found.failure(), found.until()));
    }

    /** None when no worker has taken it yet. */
    public Optional<Tried> of(String registrationId, Stage stage, int attempt) {
        return of(Desk.lease(registrationId, stage, attempt));
    }
}
