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
 * that of all workers in all processes one gets it. A lease is short and renewed while its work goes on, up to the
 * work's own limit: what a killed process had taken is anybody's within seconds. What failed rests under a lease of
 * its own, longer each time.
 */
@Component
public class WorkQueue {

    static final String NAME = "stage-lease-1";
    private static final int PAGE = 50;
    private static final int MOST_REMEMBERED = 1_000;
    static final Duration HOLD = Duration.ofSeconds(15);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final ViewStore store;
    private final Clock clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>(); // what workers of this process are at
    private final Map<String, Instant> restingHere = new ConcurrentHashMap<>(); // spares asking the store, no more

    WorkQueue(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param tries how often this work was begun, this time included
     * @param failure the kind of the last failure, empty for none
     */
    public record Lease(String id, long version, Instant until, int tries, String failure) {

        private Lease until(Instant end) {
            return new Lease(id, version + 1, end, tries, failure);
        }
    }

    /**
     * @param lease as it stands in the store now
     * @param taken as its worker got it
     * @param limit when it is renewed no more
     */
    private record Held(Lease lease, Lease taken, Instant limit) {}

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

    /**
     * The lease on this work, if nobody else has it.
     *
     * @param limit how long it may be renewed
     */
    public Optional<Lease> take(String id, Duration limit) {
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
                earlier(now.plus(HOLD), now.plus(limit)),
                known.map(Lease::tries).orElse(0) + 1,
                known.map(Lease::failure).orElse(""));
        if (!write(mine, known)) {
            return Optional.empty();
        }
        held.put(id, new Held(mine, mine, now.plus(limit)));
        return Optional.of(mine);
    }

    /** Renews what is still being worked at within its limit. To be called several times within {@link #HOLD}. */
    void renew() {
        Instant now = clock.instant();
        for (String id : held.keySet()) {
            held.computeIfPresent(id, (same, mine) -> now.isBefore(mine.limit()) ? renewed(mine, now) : mine);
        }
    }

    private Held renewed(Held mine, Instant now) {
        Lease longer = mine.lease().until(earlier(now.plus(HOLD), mine.limit()));
        return write(longer, Optional.of(mine.lease())) ? new Held(longer, mine.taken(), mine.limit()) : mine;
    }

    /** The work is done. For a moment nobody looks again: the queue may not know yet. */
    public void done(Lease taken) {
        Lease lease = release(taken);
        Instant now = clock.instant();
        if (restingHere.size() > MOST_REMEMBERED) {
            restingHere.values().removeIf(until -> !now.isBefore(until));
        }
        restingHere.put(lease.id(), now.plus(FIRST_REST));
        leases().remove(lease.id(), lease.version());
    }

    /** The work is to be looked at again later; that it was begun does not count. */
    void later(Lease taken, Duration rest) {
        Lease lease = release(taken);
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
    public void failed(Lease taken, String failure) {
        Lease lease = release(taken);
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

    /** Renewed no more from here on. @return the lease as it stands in the store */
    private Lease release(Lease taken) {
        Lease[] standing = {taken};
        held.computeIfPresent(taken.id(), (id, mine) -> {
            if (!mine.taken().equals(taken)) {
                return mine; // another took over when this one's limit had passed
            }
            standing[0] = mine.lease();
            return null;
        });
        return standing[0];
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
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
