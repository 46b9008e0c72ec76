package org.regesta.saga.forgetting;

import java.util.List;
import java.util.Set;
import org.regesta.ports.Evidence;
import org.regesta.ports.Outbox;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/** What a registration left outside the registry: blobs, messages, and what others are compared with. */
@Component
class Traces {

    private final Evidence evidence;
    private final Outbox outbox;
    private final List<Memory> memories;

    Traces(Evidence evidence, Outbox outbox, List<Memory> memories) {
        this.evidence = evidence;
        this.outbox = outbox;
        this.memories = List.copyOf(memories);
    }

    void wipe(List<Recorded> history, Set<String> keyRefs) {
        history.forEach(recorded -> Blobs.in(recorded.payload()).forEach(evidence::delete));
        outbox.forget(keyRefs);
        memories.forEach(memory -> memory.letGo(history.getLast().position()));
    }
}
