package org.regesta.saga.registration.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * The queue and its leases: what is open, who is at which work, and until when: conditional writes to the store, so
 * that of all workers in all processes one gets it. A lease that ran out is anybody's. What failed rests under a
 * lease of its own, longer each time.
 */
@Component
class WorkQueue {

    static final String NAME = "stage-lease-1";
    private static final int PAGE = 50;
    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final ViewStore store;
    private final Clock clock;
    private final Map<String, Instant> restingHere = new ConcurrentHashMap<>(); // spares asking the store, no more

    WorkQueue(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param tries how often this work was begun, this time included
     * @param failure the kind of the last failure, empty for none
     */
    record Lease(String id, long version, Instant until, int tries, String failure) {}

    /** What stands in the store. */
    private record Body(Instant until, int tries, String failure) {}

    /** A page of what is open, the longest waiting first. */
    ViewStore.Page page(@Nullable String cursor) {
        return WorkView.page(store, cursor, PAGE);
    }

    /** Takes out a row whose work turned out to be done. */
    void forget(ViewStore.Document row) {
        WorkView.forget(store, row);
    }

    /** The lease on this work, if nobody else has it. */
    Optional<Lease> take(String id, Duration limit) {
        Instant now = clock.instant();
        if (now.isBefore(restingHere.getOrDefault(id, Instant.MIN))) {
            return Optional.empty();
        }
        Optional<Lease> known = find(id);
        if (known.isPresent() && now.isBefore(known.get().until())) {
            restingHere.put(id, known.get().until());
            return Optional.empty();
        }
        restingHere.remove(id);
        Lease mine = new Lease(
                id,
                known.map(Lease::version).orElse(ViewStore.ABSENT) + 1,
                now.plus(limit),
                known.map(Lease::tries).orElse(0) + 1,
                known.map(Lease::failure).orElse(""));
        return write(mine, known) ? Optional.of(mine) : Optional.empty();
    }

    /** The work is done. For a moment nobody looks again: the queue may not know yet. */
    void done(Lease lease) {
        Instant now = clock.instant();
        if (restingHere.size() > MOST_REMEMBERED) {
            restingHere.values().removeIf(until -> !now.isBefore(until));
        }
        restingHere.put(lease.id(), now.plus(FIRST_REST));
        leases().remove(lease.id(), lease.version());
    }

    /** The work is to be looked at again later; that it was begun does not count. */
    void later(Lease lease, Duration rest) {
        write(
                new Lease(
                        lease.id(),
                        lease.version() + 1,
                        clock.instant().plus(rest),
                        lease.tries() - 1,
                        lease.failure()),
                Optional.of(lease));
        restingHere.remove(lease.id());
    }

    /** The work failed: it rests, twice as long each time. */
    void failed(Lease lease, String failure) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(lease.tries() - 1, 12));
        Instant until = clock.instant().plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        write(new Lease(lease.id(), lease.version() + 1, until, lease.tries(), failure), Optional.of(lease));
    }

    Optional<Lease> find(String id) {
        return leases().get(id).map(document -> {
            Body body = Json.read(document.body(), Body.class);
            return new Lease(id, document.version(), body.until(), body.tries(), body.failure());
        });
    }

    private boolean write(Lease lease, Optional<Lease> before) {
        String body = Json.write(new Body(lease.until(), lease.tries(), lease.failure()));
        return leases().replace(
                        new ViewStore.Document(lease.id(), lease.version(), body, Map.of()),
                        before.map(Lease::version).orElse(ViewStore.ABSENT));
    }

    private ViewStore.Collection leases() {
        return store.relaxed().collection(NAME, Set.of()); // a lease that a crash forgets is a lease that ran out
    }
}
