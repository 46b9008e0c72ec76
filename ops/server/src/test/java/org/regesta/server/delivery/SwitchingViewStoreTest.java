package org.regesta.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.ports.ViewStore.Order;
import org.regesta.testkit.memory.InMemoryViewStore;

class SwitchingViewStoreTest {

    private final InMemoryViewStore underneath = new InMemoryViewStore();
    private final SwitchingViewStore store = new SwitchingViewStore(underneath);
    private final ViewStore.Collection cards = store.collection("card-1", Set.of("byName"));

    @Test
    void a_rebuild_is_not_seen_until_it_is_switched_to() {
        put(cards, "amina", "old");
        SwitchingViewStore.Fresh fresh = store.fresh();
        put(fresh.collection("card-1", Set.of("byName")), "amina", "new");

        assertThat(body("amina")).isEqualTo("\"old\"");
        store.switchOver(fresh);

        assertThat(body("amina")).isEqualTo("\"new\"");
        assertThat(cards.scan("byName", "amina", null, null, 10, Order.ASCENDING)
                        .documents())
                .hasSize(1);
    }

    @Test
    void every_way_to_read_a_document_is_counted() {
        put(cards, "amina", "new");
        List<Runnable> ways = List.of(
                () -> cards.get("amina"),
                () -> cards.first("byName", "amina"),
                () -> cards.scan("byName", "amina", null, null, 10, Order.ASCENDING),
                cards::count,
                cards::hash);

        for (Runnable way : ways) {
            long before = store.documentsRead();
            way.run();
            assertThat(store.documentsRead()).isGreaterThan(before);
        }
    }

    @Test
    void every_change_of_a_collection_is_counted_whoever_makes_it_and_reading_is_none(@TempDir Path folder) {
        try (RocksViewStore rocks = RocksViewStore.open(folder)) {
            SwitchingViewStore switching = new SwitchingViewStore(rocks);
            ViewStore.Collection watched = switching.collection("card-1", Set.of("byName"));
            ViewStore.Collection other = switching.relaxed().collection("card-1", Set.of("byName"));
            Document amina = new Document("amina", 0, "{}", Map.of());
            List<Runnable> changes = List.of(
                    () -> put(other, "amina", "new"),
                    () -> other.replace(amina, 0),
                    () -> other.remove("amina", 0),
                    () -> switching.switchOver(filled(switching)),
                    other::drop);

            for (Runnable change : changes) {
                long before = watched.changes().orElseThrow();
                change.run();
                assertThat(watched.changes().orElseThrow()).isGreaterThan(before);
            }
            long before = watched.changes().orElseThrow();
            watched.get("amina");
            assertThat(watched.changes()).hasValue(before);
        }
    }

    @Test
    void where_others_may_change_a_collection_changes_are_not_counted() {
        assertThat(underneath.exclusive()).isFalse();
        assertThat(cards.changes()).isEmpty();
    }

    private static SwitchingViewStore.Fresh filled(SwitchingViewStore switching) {
        SwitchingViewStore.Fresh fresh = switching.fresh();
        put(fresh.collection("card-1", Set.of("byName")), "amina", "anew");
        return fresh;
    }

    @Test
    void a_switch_outlives_the_process_and_leaves_one_generation() {
        put(cards, "amina", "old");
        for (String text : List.of("second", "third")) {
            SwitchingViewStore.Fresh fresh = store.fresh();
            put(fresh.collection("card-1", Set.of("byName")), "amina", text);
            store.switchOver(fresh);
        }

        ViewStore.Collection reopened = new SwitchingViewStore(underneath).collection("card-1", Set.of("byName"));
        assertThat(reopened.get("amina").orElseThrow().body()).isEqualTo("\"third\"");
        assertThat(store.names()).containsExactly("card-1");
        assertThat(underneath.names()).containsExactlyInAnyOrder("generations", "card-1-g2");
    }

    @Test
    void what_a_cut_off_rebuild_left_is_gone_when_the_next_one_starts() {
        put(store.fresh().collection("card-1", Set.of("byName")), "ghost", "left behind");

        SwitchingViewStore.Fresh fresh = store.fresh();
        fresh.collection("card-1", Set.of("byName"));
        store.switchOver(fresh);

        assertThat(cards.get("ghost")).isEmpty();
    }

    @Test
    void equal_content_has_an_equal_hash_whatever_its_generation() {
        put(cards, "amina", "same");
        SwitchingViewStore.Fresh fresh = store.fresh();
        put(fresh.collection("card-1", Set.of("byName")), "amina", "same");

        assertThat(fresh.hash()).isEqualTo(store.hash(Set.of("card-1")));
    }

    @Test
    void readers_never_notice_that_a_view_is_rebuilt_over_and_over(@TempDir Path folder) throws Exception {
        try (RocksViewStore rocks = RocksViewStore.open(folder);
                ExecutorService readers = Executors.newFixedThreadPool(3)) {
            SwitchingViewStore switching = new SwitchingViewStore(rocks);
            ViewStore.Collection read = switching.collection("card-1", Set.of("byName"));
            put(read, "amina", "there");
            AtomicBoolean rebuilt = new AtomicBoolean();
            AtomicLong reads = new AtomicLong();
            List<Future<?>> reading = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                reading.add(readers.submit(() -> {
                    while (!rebuilt.get()) {
                        assertThat(read.get("amina")).isPresent();
                        assertThat(read.scan("byName", "a", null, null, 10, Order.ASCENDING)
                                        .documents())
                                .hasSize(1);
                        assertThat(read.count()).isEqualTo(1);
                        reads.incrementAndGet();
                    }
                }));
            }
            for (int round = 0; round < 20; round++) {
                SwitchingViewStore.Fresh fresh = switching.fresh();
                put(fresh.collection("card-1", Set.of("byName")), "amina", "there");
                switching.switchOver(fresh);
                long seen = reads.get();
                Deliveries.until(() -> reads.get() > seen
                        || reading.stream().anyMatch(Future::isDone)); // a reader saw this generation, or failed
            }
            rebuilt.set(true);
            for (Future<?> each : reading) {
                each.get();
            }
            assertThat(rocks.names()).containsExactlyInAnyOrder("generations", "card-1-g20");
        }
    }

    private static void put(ViewStore.Collection into, String id, String text) {
        into.replaceAll(List.of(new Document(id, 0, "\"" + text + "\"", Map.of("byName", List.of(id)))));
    }

    private String body(String id) {
        return cards.get(id).orElseThrow().body();
    }
}
