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

    /** None when no worker has taken it yet. */
    public Optional<Tried> of(String registrationId, Stage stage, int attempt) {
        return queue.find(Desk.lease(registrationId, stage, attempt))
                .map(lease -> new Tried(lease.tries(), lease.failure(), lease.until()));
    }
}
