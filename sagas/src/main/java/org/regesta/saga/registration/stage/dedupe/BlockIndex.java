package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Who shares a block with whom: everybody who was enrolled and neither rejected nor erased, under their
 * {@link BlockKeys}, by rank. It stands in the store of views, and holds no field of anybody, only keyed combinations.
 *
 * <p>It reads the registry itself and in its order, as the gallery does and for the same reason; how far it came is
 * written after what it read, so a crash between the two only reads again.
 */
@Component
class BlockIndex {

    static final String NAME = "dedupe-blocks-1";
    private static final String MARK = "dedupe-mark-1";
    private static final String KEY = "key";
    private static final String UNREADABLE = "unreadable";
    private static final String GONE = "gone";
    private static final int PAGE = 500;
    private static final int BATCH = 2_000;

    private final ViewStore store;
    private final Ledger ledger;
    private final PersonLoader people;
    private final BlockKeys keys;

    BlockIndex(ViewStore store, Ledger ledger, PersonLoader people, BlockKeys keys) {
        this.store = store.relaxed();
        this.ledger = ledger;
        this.people = people;
        this.keys = keys;
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
        Map<Long, String> sharing = new TreeMap<>();
        for (String key : keys.of(person)) {
            under(key).stream()
                    .filter(other -> other.version() < rank)
                    .forEach(other -> sharing.put(other.version(), other.id()));
        }
        List<String> unreadable = under(UNREADABLE).stream()
                .filter(other -> other.version() < rank)
                .map(ViewStore.Document::id)
                .toList();
        long gone = under(GONE).stream().filter(other -> other.version() < rank).count();
        return new Found(List.copyOf(sharing.values()), unreadable, (int) gone);
    }

    /** Reads the registry up to a position: whoever was enrolled until then is found, whoever left is not. */
    synchronized void catchUp(long position) {
        long mark = mark();
        if (mark > ledger.head(Book.REGISTRY)) { // the registry was restored from an earlier day
            rows().drop();
            mark = -1;
        }
        if (mark >= position) {
            return;
        }
        Changes changes = new Changes(mark);
        ledger.read(Book.REGISTRY, mark + 1, changes::take);
        changes.write();
    }

    private List<ViewStore.Document> under(String key) {
        List<ViewStore.Document> found = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows().scan(KEY, key, key + "\0", cursor, PAGE, ViewStore.Order.ASCENDING);
            found.addAll(page.documents());
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    private ViewStore.Collection rows() {
        return store.collection(NAME, Set.of(KEY));
    }

    private long mark() {
        return store.collection(MARK, Set.of())
                .get(MARK)
                .map(mark -> Json.read(mark.body(), Mark.class).position())
                .orElse(-1L);
    }

    private record Mark(long position) {}

    /** What a stretch of the registry changes. */
    private final class Changes {
        private final Map<String, Recorded> enrolled = new HashMap<>();
        private final List<String> left = new ArrayList<>();
        private long last;

        Changes(long last) {
            this.last = last;
        }

        void take(Recorded recorded) {
            last = recorded.position();
            switch (recorded.payload()) {
                case EnrolledInGallery e -> enrolled.put(e.registrationId(), recorded);
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
            for (String registrationId : left) {
                Optional<ViewStore.Document> row = rows().get(registrationId);
                row.ifPresent(known -> rows().remove(known.id(), known.version()));
            }
            rows().replaceAll(enrolled.values().parallelStream().map(this::row).toList());
            store.collection(MARK, Set.of())
                    .replaceAll(List.of(new ViewStore.Document(MARK, 0, Json.write(new Mark(last)), Map.of())));
            enrolled.clear();
            left.clear();
        }

        private ViewStore.Document row(Recorded enrolment) {
            String registrationId = ((EnrolledInGallery) enrolment.payload()).registrationId();
            List<String> under =
                    switch (people.of(registrationId)) {
                        case Known.Loaded<Person>(Person person) -> List.copyOf(keys.of(person));
                        case Known.Gone<Person> _ -> List.of(GONE);
                        case Known.None<Person> _ -> List.<String>of();
                        case Known.Unreadable<Person> _ -> List.of(UNREADABLE);
                    };
            return new ViewStore.Document(registrationId, enrolment.position(), "{}", Map.of(KEY, under));
        }
    }
}
