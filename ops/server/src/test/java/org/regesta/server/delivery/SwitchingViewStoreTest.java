package org.regesta.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.ports.ViewStore.Order;
import org.regesta.testkit.memory.InMemoryViewStore;

class SwitchingViewStoreTest {

    private final InMemoryViewStore underneath = new InMemoryViewStore();
    private final SwitchingViewStore store = new SwitchingViewStore(underneath);
    private final ViewStore.Collection cards = store.collection("card-1", Set.of("by-name"));

    @Test
    void a_rebuild_is_not_seen_until_it_is_switched_to() {
        put(cards, "amina", "old");
        SwitchingViewStore.Fresh fresh = store.fresh();
        put(fresh.collection("card-1", Set.of("by-name")), "amina", "new");

        assertThat(body("amina")).isEqualTo("\"old\"");
        store.switchOver(fresh);

        assertThat(body("amina")).isEqualTo("\"new\"");
        assertThat(cards.scan("by-name", "amina", null, null, 10, Order.ASCENDING)
                        .documents())
                .hasSize(1);
    }

    @Test
    void a_switch_outlives_the_process_and_leaves_one_generation() {
        put(cards, "amina", "old");
        for (String text : List.of("second", "third")) {
            SwitchingViewStore.Fresh fresh = store.fresh();
            put(fresh.collection("card-1", Set.of("by-name")), "amina", text);
            store.switchOver(fresh);
        }

        ViewStore.Collection reopened = new SwitchingViewStore(underneath).collection("card-1", Set.of("by-name"));
        assertThat(reopened.get("amina").orElseThrow().body()).isEqualTo("\"third\"");
        assertThat(store.names()).containsExactly("card-1");
        assertThat(underneath.names()).containsExactlyInAnyOrder("generations", "card-1-g2");
    }

    @Test
    void what_a_cut_off_rebuild_left_is_gone_when_the_next_one_starts() {
        put(store.fresh().collection("card-1", Set.of("by-name")), "ghost", "left behind");

        SwitchingViewStore.Fresh fresh = store.fresh();
        fresh.collection("card-1", Set.of("by-name"));
        store.switchOver(fresh);

        assertThat(cards.get("ghost")).isEmpty();
    }

    @Test
    void equal_content_has_an_equal_hash_whatever_its_generation() {
        put(cards, "amina", "same");
        SwitchingViewStore.Fresh fresh = store.fresh();
        put(fresh.collection("card-1", Set.of("by-name")), "amina", "same");

        assertThat(fresh.hash()).isEqualTo(store.hash(Set.of("card-1")));
    }

    private static void put(ViewStore.Collection into, String id, String text) {
        into.replaceAll(List.of(new Document(id, 0, "\"" + text + "\"", Map.of("by-name", List.of(id)))));
    }

    private String body(String id) {
        return cards.get(id).orElseThrow().body();
    }
}
