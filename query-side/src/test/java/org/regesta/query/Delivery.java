package org.regesta.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryViewStore;

/** Delivers a history in order, and as badly as a network may; a view must come out the same. */
public final class Delivery {

    private static final int WINDOW = 8;

    private Delivery() {}

    /** Every collection's hash after the events, in the order given. */
    public static Map<String, String> hashes(Projection.Factory view, List<Recorded> events) {
        return hashesOfLots(view, events.stream().map(List::of).toList());
    }

    /** The same, where several come at once. */
    private static Map<String, String> hashesInLots(Projection.Factory view, List<Recorded> events, Random random) {
        List<List<Recorded>> lots = new ArrayList<>(List.of(new ArrayList<>()));
        for (Recorded event : events) {
            if (random.nextInt(5) == 0) {
                lots.add(new ArrayList<>());
            }
            lots.getLast().add(event);
        }
        return hashesOfLots(view, lots);
    }

    private static Map<String, String> hashesOfLots(Projection.Factory view, List<List<Recorded>> lots) {
        OpenedStore store = new OpenedStore(new InMemoryViewStore());
        Projection projection = view.over(store);
        lots.forEach(lot -> projection.onAll(lot.stream()
                .filter(event -> view.books().contains(event.envelope().book()))
                .toList()));
        assertThat(store.names()).allMatch(name -> name.startsWith(view.name()));
        return store.hashes();
    }

    /** The same, on some store, with several threads that all bring everything. */
    public static Map<String, String> hashesOn(
            ViewStore store, Projection.Factory view, List<Recorded> events, int threads) {
        return hashesOf(store, view, Collections.nCopies(threads, events));
    }

    /** The same, where each thread brings its own share. */
    static Map<String, String> hashesOf(ViewStore store, Projection.Factory view, List<List<Recorded>> shares) {
        OpenedStore opened = new OpenedStore(store);
        Projection projection = view.over(opened);
        try (ExecutorService pool = Executors.newFixedThreadPool(shares.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (List<Recorded> share : shares) {
                running.add(pool.submit(() -> share.stream()
                        .filter(event -> view.books().contains(event.envelope().book()))
                        .forEach(projection::on)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
        return opened.hashes();
    }

    /** Deals events out to threads, a batch to each in turn. */
    static List<List<Recorded>> inBatches(List<Recorded> events, int batch, int threads) {
        List<List<Recorded>> shares = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            shares.add(new ArrayList<>());
        }
        for (int i = 0; i < events.size(); i++) {
            shares.get(i / batch % threads).add(events.get(i));
        }
        return shares;
    }

    /** Asserts that in order, rebuilt, delivered twice, shuffled and with gaps the view is the same. */
    public static void comesOutTheSame(Projection.Factory view, Histories histories, long seed) {
        Random random = new Random(seed);
        List<Recorded> events = histories.all();
        Map<String, String> inOrder = hashes(view, events);
        assertThat(inOrder).isNotEmpty();
        assertThat(hashes(view, events)).as("rebuilt").isEqualTo(inOrder);
        assertThat(hashes(view, twice(events, random))).as("delivered twice").isEqualTo(inOrder);
        assertThat(hashes(view, shuffled(events, random))).as("shuffled").isEqualTo(inOrder);
        assertThat(hashes(view, withGaps(events, random))).as("with gaps").isEqualTo(inOrder);
        assertThat(hashesInLots(view, events, random)).as("several at once").isEqualTo(inOrder);
        List<Recorded> worst = shuffled(twice(withGaps(events, random), random), random);
        assertThat(hashes(view, worst)).as("all of it").isEqualTo(inOrder);
        assertThat(hashesInLots(view, worst, random))
                .as("all of it, several at once")
                .isEqualTo(inOrder);
    }

    /** Some up to five times. */
    static List<Recorded> twice(List<Recorded> events, Random random) {
        List<Recorded> all = new ArrayList<>();
        for (Recorded event : events) {
            all.addAll(Collections.nCopies(1 + random.nextInt(random.nextInt(4) == 0 ? 5 : 2), event));
            if (random.nextInt(4) == 0) {
                all.add(all.get(random.nextInt(all.size()))); // one from long ago
            }
        }
        return all;
    }

    static List<Recorded> shuffled(List<Recorded> events, Random random) {
        List<Recorded> all = new ArrayList<>(events);
        for (int from = 0; from < all.size(); from += WINDOW) {
            Collections.shuffle(all.subList(from, Math.min(all.size(), from + WINDOW)), random);
        }
        return all;
    }

    /** Loses some, but never the newest of a stream: what follows it is what shows the gap. */
    static List<Recorded> withGaps(List<Recorded> events, Random random) {
        Map<String, Recorded> newest = new HashMap<>();
        events.forEach(event -> newest.put(event.stream(), event));
        return events.stream()
                .filter(event -> newest.get(event.stream()) == event || random.nextInt(5) > 0)
                .toList();
    }

    /** Remembers what was opened. */
    private static final class OpenedStore implements ViewStore {
        private final ViewStore store;
        private final Map<String, Collection> opened = new TreeMap<>();

        OpenedStore(ViewStore store) {
            this.store = store;
        }

        Map<String, String> hashes() {
            Map<String, String> hashes = new TreeMap<>();
            opened.forEach((name, collection) -> hashes.put(name, collection.hash()));
            return hashes;
        }

        @Override
        public Collection collection(String name, Set<String> indexes) {
            opened.put(name, store.collection(name, indexes));
            return opened.get(name);
        }

        @Override
        public Set<String> names() {
            return store.names();
        }

        @Override
        public boolean durable() {
            return false;
        }
    }
}
