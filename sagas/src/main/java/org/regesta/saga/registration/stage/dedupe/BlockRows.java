package org.regesta.saga.registration.stage.dedupe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;

/**
 * The rows of the index in their {@link Places}. The places of a block are taken from the first on without a gap, so a
 * block is read until a place is empty, and its end is found by halving. Who leaves a place behind which others stand
 * leaves a stone in it, which names nobody, and goes with the last of these; else nothing is left. So the row of who
 * stays is written once: to give the place to another would show in a copy who shares it. One writer at a time, and no
 * reader beside it.
 */
final class BlockRows {

    private static final int FEW = 8; // in one place: two, where a crash came between a stone and a leaving

    private final ViewStore.Collection rows;
    private final Places places;
    private final Map<String, Integer> ends;

    /** @param ends where blocks ended when last looked at; looked at again before they are believed */
    BlockRows(ViewStore.Collection rows, Places places, Map<String, Integer> ends) {
        this.rows = rows;
        this.places = places;
        this.ends = ends;
    }

    /**
     * What is to stand there of a registration.
     *
     * @param blocks none for who shares nothing with anybody
     * @param mark set for who is found under that word by everybody
     */
    record Entry(
            String registrationId,
            long rank,
            Set<String> blocks,
            @Nullable String mark) {}

    /** Everybody in a block. */
    List<Document> in(String block) {
        List<Document> found = new ArrayList<>();
        List<Document> here = at(places.of(block, 0));
        for (int number = 1; !here.isEmpty(); number++) {
            here.stream().filter(row -> !isStone(row)).forEach(found::add);
            here = at(places.of(block, number));
        }
        return found;
    }

    /** Everybody under a key, which is a place or a mark. */
    List<Document> under(String key) {
        List<Document> found = new ArrayList<>();
        String cursor = null;
        do {
            ViewStore.Page page = rows.scan(Places.KEY, key, key + "\0", cursor, 500, ViewStore.Order.ASCENDING);
            found.addAll(page.documents());
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
        return found;
    }

    /** Enters them in the order given: cut off anywhere on the way, there is no gap. Done again, it is as once. */
    void enter(Collection<Entry> entries) {
        List<Entry> fresh = entries.stream().filter(this::cleared).toList();
        Map<String, Integer> next = new HashMap<>();
        List<Document> written = new ArrayList<>();
        for (Entry entry : fresh) {
            written.add(entry.mark() == null ? placed(entry, next) : marked(entry, entry.mark()));
        }
        rows.replaceAll(written);
    }

    private static Document marked(Entry entry, String mark) {
        return new Document(entry.registrationId(), entry.rank(), "{}", Map.of(Places.KEY, List.of(mark)));
    }

    private Document placed(Entry entry, Map<String, Integer> next) {
        Map<String, String> taken = new TreeMap<>();
        for (String block : entry.blocks()) {
            int number = next.computeIfAbsent(block, this::end);
            taken.put(block, places.of(block, number));
            next.put(block, number + 1);
            ends.put(block, number + 1);
        }
        return places.row(entry.registrationId(), entry.rank(), taken);
    }

    /** Whether it is to be written: not when it stands there already, and after an older one of its has left. */
    private boolean cleared(Entry entry) {
        Optional<Document> old = rows.get(entry.registrationId());
        if (old.isEmpty()) {
            return true;
        }
        boolean same = old.get().version() == entry.rank()
                && entry.mark() == null
                && Set.copyOf(blocks(old.get())).equals(entry.blocks());
        if (!same) {
            leave(entry.registrationId());
        }
        return !same;
    }

    /** Takes it out. Cut off and done again, it comes to the same. */
    void leave(String registrationId) {
        rows.get(registrationId).ifPresent(row -> {
            Set<String> names = Places.names(row);
            List<Document> stones = new ArrayList<>();
            for (String block : blocks(row)) {
                int number = numberOf(block, names);
                if (taken(block, number + 1)) {
                    stones.add(stone(places.of(block, number)));
                } else {
                    removeStonesBelow(block, number);
                }
            }
            rows.replaceAll(stones); // first: a gap would hide who stands behind it
            rows.remove(row.id(), row.version());
        });
    }

    private int numberOf(String block, Set<String> names) {
        int number = 0;
        while (!names.contains(places.of(block, number))) {
            number++;
        }
        return number;
    }

    private void removeStonesBelow(String block, int last) {
        for (int number = last - 1; number >= 0; number--) {
            List<Document> here = at(places.of(block, number));
            if (!here.stream().allMatch(BlockRows::isStone)) {
                return;
            }
            here.forEach(stone -> rows.remove(stone.id(), stone.version()));
        }
    }

    private static Document stone(String place) {
        return new Document(place, 0, "{}", Map.of(Places.KEY, List.of(place)));
    }

    private static boolean isStone(Document row) {
        return Places.names(row).equals(Set.of(row.id()));
    }

    private List<String> blocks(Document row) {
        return row.body().equals("{}") ? List.of() : places.blocks(row);
    }

    private List<Document> at(String place) {
        return rows.scan(Places.KEY, place, place + "\0", null, FEW, ViewStore.Order.ASCENDING)
                .documents();
    }

    private boolean taken(String block, int number) {
        return !at(places.of(block, number)).isEmpty();
    }

    /** How many places of a block are taken. */
    private int end(String block) {
        int known = ends.getOrDefault(block, 0);
        if (known > 0 && taken(block, known - 1) && !taken(block, known)) {
            return known;
        }
        int free = 1;
        if (!taken(block, 0)) {
            return 0;
        }
        while (taken(block, free)) {
            free *= 2;
        }
        int taken = free / 2;
        while (free - taken > 1) {
            int middle = (free + taken) / 2;
            if (taken(block, middle)) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return free;
    }
}
