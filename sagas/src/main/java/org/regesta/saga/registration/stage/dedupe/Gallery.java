package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Everybody who was enrolled and neither rejected nor erased, by rank. It reads the registry itself, in its order, and
 * its watermark moves only when everyone up to it is loaded, in whatever order the loading ended: whoever is given
 * those below a rank is given all of them. It is not a view: views may come in another order, and this must not.
 */
@Component
class Gallery {

    private final Ledger ledger;
    private final Function<Recorded, Entry> load;
    private final ConcurrentSkipListMap<Long, Entry> byRank = new ConcurrentSkipListMap<>();
    private long watermark = -1;

    @Autowired
    Gallery(Ledger ledger, EntryLoader loader) {
        this(ledger, loader::load);
    }

    Gallery(Ledger ledger, Function<Recorded, Entry> load) {
        this.ledger = ledger;
        this.load = load;
    }

    /** Everyone of lower rank, in the order of rank. */
    Collection<Entry> below(long rank) {
        catchUp(rank);
        return byRank.headMap(rank, false).values();
    }

    /** The one at that rank, none when it was rejected since. */
    Optional<Entry> at(long rank) {
        catchUp(rank);
        return Optional.ofNullable(byRank.get(rank));
    }

    /** Lets go of whoever was erased up to a position, if it was ever asked for anybody. */
    synchronized void letGo(long position) {
        if (watermark >= 0) {
            catchUp(position);
        }
    }

    private synchronized void catchUp(long rank) {
        if (watermark >= rank) {
            return;
        }
        List<Recorded> enrolments = new ArrayList<>();
        Map<String, Long> left = new TreeMap<>();
        long[] last = {watermark};
        ledger.read(Book.REGISTRY, watermark + 1, recorded -> {
            last[0] = recorded.position();
            switch (recorded.payload()) {
                case EnrolledInGallery _, IdentityEvent.Enrolled _ -> enrolments.add(recorded);
                default -> Leaving.by(recorded.payload()).forEach(rid -> left.put(rid, recorded.position()));
            }
        });
        enrolments.parallelStream().map(load).forEach(entry -> byRank.put(entry.rank(), entry));
        if (!left.isEmpty()) {
            byRank.values() // whoever was enrolled anew after leaving stays
                    .removeIf(entry -> entry.rank() < left.getOrDefault(entry.registrationId(), -1L));
        }
        watermark = last[0]; // all or nothing: a failure above leaves the mark, and the next call reads again
    }
}
