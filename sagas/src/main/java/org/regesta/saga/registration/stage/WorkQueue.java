package org.regesta.saga.registration.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Uptime;
import org.regesta.ports.ViewStore;
import org.regesta.ports.Vigil;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * The queue and its leases: what is open, and who is at which work: conditional writes to the store, so that of all
 * workers in all processes one gets it. A lease is renewed while its work goes on, up to the work's own limit. It is
 * anybody's when it was seen to stand unrenewed for its span, by the time of who waits: clocks may jump or differ. In a
 * store that one process only can have, what is not this one's is anybody's at once. What failed rests, longer each
 * time.
 */
@Component
public class WorkQueue {

    static final String NAME = "stage-lease-2";
    private static final int PAGE = 50;
    private static final int MOST_REMEMBERED = 1_000;
    static final Duration HOLD = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final ViewStore store;
    private final Clock clock;
    private final Uptime uptime;
    private final Vigil vigil;
    private final String me = UUID.randomUUID().toString();
    private final Map<String, Held> held = new ConcurrentHashMap<>(); // what workers of this process are at
    private final Map<String, Duration> lookAgain = new ConcurrentHashMap<>(); // spares asking the store, no more

    private volatile String foundLast = "";
    private volatile Duration lookWhole = Duration.ZERO;

    WorkQueue(ViewStore store, Clock clock, Uptime uptime) {
        this.store = store;
        this.clock = clock;
        this.uptime = uptime;
        this.vigil = new Vigil(uptime);
    }

    /**
     * @param by the process whose worker is at it, empty while it rests
     * @param until when it ends by the clock: for people to read, and for what rests unless its span is over before
     * @param span how long it stands unless renewed
     * @param tries how often this work was begun, this time included
     * @param failure the kind of the last failure, empty for none
     */
    public record Lease(String id, long version, String by, Instant until, Duration span, int tries, String failure) {

        private Lease next(String who, Instant now, Duration longer) {
            return new Lease(id, version + 1, who, now.plus(longer), longer, tries, failure);
        }

        private Lease tried(int count, String how) {
            return new Lease(id, version, by, until, span, count, how);
        }
    }

    /**
     * @param lease as it stands in the store now
     * @param taken as its worker got it
     * @param limit when it is renewed no more
     */
    private record Held(Lease lease, Lease taken, Duration limit) {}

    /** What stands in the store. */
    private record Body(String by, Instant until, long spanMillis, int tries, String failure) {}

    /** For one worker, to read the queue by. */
    Tray tray() {
        return new Tray(this, uptime);
    }

    /** A page of all that is open, the longest waiting first. */
    ViewStore.Page all(@Nullable String cursor) {
        return WorkView.page(store, "", cursor, PAGE);
    }

    /** A page of what is open, the longest waiting first; what was delivered late may be seen a second later. */
    ViewStore.Page page(@Nullable String cursor) {
        return cursor == null ? head() : all(cursor);
    }

    /**
     * What waits longest is looked for where it was found last: before that stand only the traces of what was done,
     * and the store would read all of them. What is delivered late may come before: so all is looked at now and then.
     */
    private ViewStore.Page head() {
        Duration now = uptime.passed();
        boolean whole = now.compareTo(lookWhole) >= 0;
        if (whole) {
            lookWhole = now.plus(LOOK);
        }
        ViewStore.Page page = WorkView.page(store, whole ? "" : foundLast, null, PAGE);
        if (!page.documents().isEmpty()) {
            foundLast = WorkView.place(page.documents().getFirst());
        }
        return page;
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
        Duration now = uptime.passed();
        if (now.compareTo(lookAgain.getOrDefault(id, Duration.ZERO)) < 0) {
            return Optional.empty();
        }
        AtomicReference<@Nullable Lease> mine = new AtomicReference<>();
        held.compute(id, (same, here) -> { // a lease that stands in the store and not here would look abandoned
            if (here != null && now.compareTo(here.limit()) < 0) {
                return here;
            }
            mine.set(takeFree(id, limit, now));
            return mine.get() == null ? here : new Held(mine.get(), mine.get(), now.plus(limit));
        });
        return Optional.ofNullable(mine.get());
    }

    private @Nullable Lease takeFree(String id, Duration limit, Duration now) {
        Optional<Lease> known = find(id);
        Duration wait = known.map(this::wait).orElse(Duration.ZERO);
        if (wait.isPositive()) {
            lookAgain.put(id, now.plus(wait));
            return null;
        }
        lookAgain.remove(id);
        Lease before = known.orElse(new Lease(id, ViewStore.ABSENT, "", Instant.EPOCH, Duration.ZERO, 0, ""));
        Lease mine = before.next(me, clock.instant(), shorter(HOLD, limit)).tried(before.tries() + 1, before.failure());
        if (!write(mine, before.version())) {
            return null;
        }
        vigil.end(id);
        return mine;
    }

    /** How long to wait before looking at it again; nothing when it is free. */
    private Duration wait(Lease known) {
        Duration left = known.span().minus(vigil.stood(known.id(), known.version()));
        if (known.by().isEmpty()) {
            return shorter(left, Duration.between(clock.instant(), known.until()));
        }
        boolean abandoned = known.by().equals(me) || store.exclusive();
        return abandoned ? Duration.ZERO : shorter(left, LOOK);
    }

    /** Renews what is still being worked at within its limit. To be called several times within {@link #HOLD}. */
    void renew() {
        Duration now = uptime.passed();
        for (String id : held.keySet()) {
            held.computeIfPresent(id, (same, mine) -> now.compareTo(mine.limit()) < 0 ? renewed(mine, now) : mine);
        }
    }

    private Held renewed(Held mine, Duration now) {
        Lease standing = mine.lease();
        Lease longer =
                standing.next(me, clock.instant(), shorter(HOLD, mine.limit().minus(now)));
        return write(longer, standing.version()) ? new Held(longer, mine.taken(), mine.limit()) : mine;
    }

    /** The work is done. For a moment nobody looks again: the queue may not know yet. */
    public void done(Lease taken) {
        Duration now = uptime.passed();
        if (lookAgain.size() > MOST_REMEMBERED) {
            lookAgain.values().removeIf(then -> now.compareTo(then) >= 0);
        }
        lookAgain.put(taken.id(), now.plus(FIRST_REST));
        release(taken, lease -> leases().remove(lease.id(), lease.version()));
    }

    /** The work is to be looked at again later; that it was begun does not count. */
    void later(Lease taken, Duration rest) {
        release(taken, lease -> {
            Lease resting = lease.next("", clock.instant(), rest).tried(lease.tries() - 1, lease.failure());
            write(resting, lease.version());
        });
    }

    /** The work failed: it rests, twice as long each time. */
    public void failed(Lease taken, String failure) {
        release(taken, lease -> {
            Duration rest = shorter(FIRST_REST.multipliedBy(1L << Math.min(lease.tries() - 1, 12)), LONGEST_REST);
            Lease resting = lease.next("", clock.instant(), rest).tried(lease.tries(), failure);
            write(resting, lease.version());
        });
    }

    Optional<Lease> find(String id) {
        return leases().get(id).map(document -> {
            Body body = Json.read(document.body(), Body.class);
            Duration span = Duration.ofMillis(body.spanMillis());
            return new Lease(id, document.version(), body.by(), body.until(), span, body.tries(), body.failure());
        });
    }

    /**
     * Renewed no more from here on, and nobody else's before it is written how it goes on.
     *
     * @param then what becomes of the lease as it stands in the store
     */
    private void release(Lease taken, Consumer<Lease> then) {
        held.compute(taken.id(), (id, mine) -> {
            if (mine != null && mine.taken().equals(taken)) {
                then.accept(mine.lease());
                return null;
            }
            then.accept(taken); // another took over when this one's limit had passed: nothing will be written
            return mine;
        });
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean write(Lease lease, long before) {
        String body = Json.write(
                new Body(lease.by(), lease.until(), lease.span().toMillis(), lease.tries(), lease.failure()));
        return leases().replace(new ViewStore.Document(lease.id(), lease.version(), body, Map.of()), before);
    }

    private ViewStore.Collection leases() {
        return store.relaxed().collection(NAME, Set.of()); // a lease that a crash forgets is a lease that ran out
    }
}
