package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Who shares a block with whom: everybody who was enrolled and neither rejected nor erased, under their
 * {@link BlockKeys}. It stands in the store of views, and holds no field of anybody, only {@link Places}.
 *
 * <p>It reads the registry itself and in its order, as the gallery does and for the same reason; how far it came is
 * written after what it read, so a crash between the two only reads again.
 */
@Component
class BlockIndex {

    static final String NAME = "dedupe-blocks-2";
    private static final String MARK = "dedupe-mark-2";
    /** Collections of earlier shapes: in the first, who shared a block stood under one key, which could be counted. */
    private static final Set<String> EARLIER = Set.of("dedupe-blocks-1", "dedupe-mark-1");

    private static final String UNREADABLE = "unreadable";
    private static final String GONE = "gone";
    private static final int BATCH = 2_000;

    private final ViewStore store;
    private final Ledger ledger;
    private final PersonLoader people;
    private final BlockKeys keys;
    private final Places places;
    private final ReadWriteLock rowsMove = new ReentrantReadWriteLock();
    private final Map<String, Integer> ends = Collections.synchronizedMap(new Recent());
    private boolean earlierLooked;

    BlockIndex(ViewStore store, Ledger ledger, PersonLoader people, BlockKeys keys) {
        this.store = store.relaxed();
        this.ledger = ledger;
        this.people = people;
        this.keys = keys;
        this.places = keys.places();
    }

    /**
     * Of those below a rank, who is to be compared.
     *
     * @param sharing registrations that share a key, by rank
     * @param unreadable who should be compared and cannot
     * @param gone how many can be compared no more, as their keys are destroyed
     */
    record Found(List<String> sharing, List<String> unreadable, int gone) {}

    /** Everyone of lower rank who shares a key, and everyone of whom that cannot be said. */
    Found below(long rank, Person person) {
        catchUp(rank);
        rowsMove.readLock().lock();
        try {
            BlockRows rows = rows();
            Map<Long, String> sharing = new TreeMap<>();
            for (String block : keys.of(person)) {
                rows.in(block).stream()
                        .filter(other -> other.version() < rank)
                        .forEach(other -> sharing.put(other.version(), other.id()));
            }
            List<String> unreadable = rows.under(UNREADABLE).stream()
                    .filter(other -> other.version() < rank)
                    .map(ViewStore.Document::id)
                    .toList();
            long gone = rows.under(GONE).stream()
                    .filter(other -> other.version() < rank)
                    .count();
            return new Found(List.copyOf(sharing.values()), unreadable, (int) gone);
        } finally {
            rowsMove.readLock().unlock();
        }
    }

    /** Reads the registry up to a position: whoever was enrolled until then is found, whoever left is not. */
    synchronized void catchUp(long position) {
        dropEarlier();
        long mark = mark();
        if (mark > ledger.head(Book.REGISTRY)) { // the registry was restored from an earlier day
            collection().drop();
            mark = -1;
        }
        if (mark >= position) {
            return;
        }
        Changes changes = new Changes(mark);
        ledger.read(Book.REGISTRY, mark + 1, changes::take);
        changes.write();
    }

    private void dropEarlier() {
        if (!earlierLooked) {
            earlierLooked = true;
            Set<String> kept = store.names();
            EARLIER.stream().filter(kept::contains).forEach(name -> store.collection(name, indexes(name))
                    .drop());
        }
    }

    private static Set<String> indexes(String earlier) {
        return earlier.contains("blocks") ? Set.of(Places.KEY) : Set.of();
    }

    private ViewStore.Collection collection() {
        return store.collection(NAME, Set.of(Places.KEY));
    }

    private BlockRows rows() {
        return new BlockRows(collection(), places, ends);
    }

    private long mark() {
        return store.collection(MARK, Set.of())
                .get(MARK)
                .map(mark -> Json.read(mark.body(), Mark.class).position())
                .orElse(-1L);
    }

    private record Mark(long position) {}

    /** Of the blocks that came last; in memory only. */
    private static final class Recent extends LinkedHashMap<String, Integer> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 50_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    }

    /** What a stretch of the registry changes. */
    private final class Changes {
        private final LinkedHashMap<String, Recorded> enrolled = new LinkedHashMap<>();
        private final List<String> left = new ArrayList<>();
        private long last;

        Changes(long last) {
            this.last = last;
        }

        void take(Recorded recorded) {
            last = recorded.position();
            switch (recorded.payload()) {
                case EnrolledInGallery e -> enrolled.putLast(e.registrationId(), recorded);
                case IdentityEvent.Enrolled e -> enrolled.putLast(e.registrationId(), recorded);
                default -> leave(Leaving.by(recorded.payload()));
            }
            if (enrolled.size() + left.size() >= BATCH) {
                write();
            }
        }

        private void leave(Collection<String> registrations) {
            registrations.forEach(enrolled::remove);
            left.addAll(registrations);
        }

        void write() {
            List<BlockRows.Entry> entries = enrolled.entrySet().parallelStream()
                    .map(each -> entry(each.getKey(), each.getValue().position()))
                    .toList();
            rowsMove.writeLock().lock();
            try {
                BlockRows rows = rows();
                left.forEach(rows::leave);
                rows.enter(entries);
            } finally {
                rowsMove.writeLock().unlock();
            }
            store.collection(MARK, Set.of())
                    .replaceAll(List.of(new ViewStore.Document(MARK, 0, Json.write(new Mark(last)), Map.of())));
            enrolled.clear();
            left.clear();
        }

        private BlockRows.Entry entry(String registrationId, long rank) {
            return switch (people.of(registrationId)) {
                case Known.Loaded<Person>(Person person) ->
                    new BlockRows.Entry(registrationId, rank, keys.of(person), null);
                case Known.Gone<Person> _ -> new BlockRows.Entry(registrationId, rank, Set.of(), GONE);
                case Known.None<Person> _ -> new BlockRows.Entry(registrationId, rank, Set.of(), null);
                case Known.Unreadable<Person> _ -> new BlockRows.Entry(registrationId, rank, Set.of(), UNREADABLE);
            };
        }
    }
}
