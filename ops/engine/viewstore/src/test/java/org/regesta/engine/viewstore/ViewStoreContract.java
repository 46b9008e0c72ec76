package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.ports.ViewHash;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.ports.ViewStore.Order;

/** What every view store must do. One kit for all of them. */
abstract class ViewStoreContract {

    static final Set<String> INDEXES = Set.of("person", "day");

    ViewStore store;
    ViewStore.Collection cards;

    /** An empty store. */
    abstract ViewStore fresh();

    /** Whether keys beyond the Basic Multilingual Plane come in the order of UTF-8. */
    boolean ordersEveryScript() {
        return true;
    }

    @BeforeEach
    void open() {
        store = fresh();
        cards = store.collection("cards-1", INDEXES);
    }

    static Document card(String id, long version, String body) {
        return new Document(id, version, "\"" + body + "\"", Map.of());
    }

    static Document of(String id, String... people) {
        return new Document(id, 0, "{}", Map.of("person", List.of(people)));
    }

    static List<String> ids(ViewStore.Page page) {
        return page.documents().stream().map(Document::id).toList();
    }

    @Test
    void a_document_comes_back_as_it_was_written() {
        Document amina = new Document("amina", 3, "{\"n\":\"أمينة\"}", Map.of("person", List.of("b", "a", "b")));

        assertThat(cards.replace(amina, ViewStore.ABSENT)).isTrue();

        assertThat(cards.get("amina")).contains(amina);
        assertThat(cards.get("amina").orElseThrow().keys()).isEqualTo(Map.of("person", List.of("a", "b")));
        assertThat(cards.get("bao")).isEmpty();
    }

    @Test
    void a_write_counts_only_over_the_version_it_expects() {
        assertThat(cards.replace(card("amina", 5, "first"), 4)).isFalse();
        assertThat(cards.replace(card("amina", 5, "first"), ViewStore.ABSENT)).isTrue();
        assertThat(cards.replace(card("amina", 6, "again"), ViewStore.ABSENT)).isFalse();
        assertThat(cards.replace(card("amina", 6, "second"), 5)).isTrue();
        assertThat(cards.replace(card("amina", 6, "late"), 5)).isFalse();

        assertThat(cards.get("amina")).contains(card("amina", 6, "second"));
    }

    @Test
    void a_removal_counts_only_over_the_version_it_expects() {
        cards.replace(of("amina", "p"), ViewStore.ABSENT);

        assertThat(cards.remove("amina", 1)).isFalse();
        assertThat(cards.remove("bao", ViewStore.ABSENT)).isFalse();
        assertThat(cards.remove("amina", 0)).isTrue();
        assertThat(cards.remove("amina", 0)).isFalse();

        assertThat(cards.get("amina")).isEmpty();
        assertThat(ids(cards.scan("person", "", null, null, 10, Order.ASCENDING)))
                .isEmpty();
        assertThat(cards.count()).isZero();
    }

    @Test
    void bulk_writes_whatever_stands_there_and_the_last_of_one_id_wins() {
        cards.replace(of("amina", "old"), ViewStore.ABSENT);

        cards.replaceAll(List.of(of("amina", "new"), of("bao", "x"), of("bao", "y")));
        cards.replaceAll(List.of());

        assertThat(ids(cards.scan("person", "", null, null, 10, Order.ASCENDING)))
                .containsExactly("amina", "bao");
        assertThat(ids(cards.scan("person", "old", "olf", null, 10, Order.ASCENDING)))
                .isEmpty();
        assertThat(ids(cards.scan("person", "x", "y", null, 10, Order.ASCENDING)))
                .isEmpty();
        assertThat(cards.count()).isEqualTo(2);
    }

    @Test
    void the_first_with_a_key_has_exactly_that_key_and_the_lowest_id() {
        cards.replaceAll(List.of(of("chen", "p"), of("bao", "p", "q"), of("amina", "pp", "p\0", "o"), of("dora", "")));

        assertThat(cards.first("person", "p").map(Document::id)).contains("bao");
        assertThat(cards.first("person", "p\0").map(Document::id)).contains("amina");
        assertThat(cards.first("person", "").map(Document::id)).contains("dora");
        assertThat(cards.first("person", "z")).isEmpty();
        assertThat(cards.first(ViewStore.BY_ID, "chen").map(Document::id)).contains("chen");
        assertThat(cards.first(ViewStore.BY_ID, "che")).isEmpty();
        cards.remove("bao", 0);
        assertThat(cards.first("person", "p").map(Document::id)).contains("chen");
        assertThat(cards.first("person", "q")).isEmpty();
        assertThatThrownBy(() -> cards.first("nothing", "p")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_index_follows_its_document() {
        cards.replace(of("amina", "p", "q"), ViewStore.ABSENT);
        cards.replace(new Document("amina", 1, "{}", Map.of("person", List.of("q", "r"))), 0);

        assertThat(ids(cards.scan("person", "p", "q", null, 10, Order.ASCENDING)))
                .isEmpty();
        assertThat(ids(cards.scan("person", "q", "r", null, 10, Order.ASCENDING)))
                .containsExactly("amina");
        assertThat(ids(cards.scan("person", "r", null, null, 10, Order.ASCENDING)))
                .containsExactly("amina");
        assertThat(ids(cards.scan("day", "", null, null, 10, Order.ASCENDING))).isEmpty();
    }

    @Test
    void pages_come_in_the_order_of_key_and_id_in_both_directions() {
        cards.replaceAll(List.of(of("3", "a"), of("1", "b"), of("2", "a"), of("4", "a", "c"), of("5"), of("6", "ab")));

        assertThat(ids(cards.scan("person", "", null, null, 10, Order.ASCENDING)))
                .containsExactly("2", "3", "4", "6", "1", "4");
        assertThat(ids(cards.scan("person", "", null, null, 10, Order.DESCENDING)))
                .containsExactly("4", "1", "6", "4", "3", "2");
        assertThat(ids(cards.scan("person", "ab", "c", null, 10, Order.DESCENDING)))
                .containsExactly("1", "6");
        assertThat(ids(cards.scan(ViewStore.BY_ID, "2", "5", null, 10, Order.DESCENDING)))
                .containsExactly("4", "3", "2");
    }

    @Test
    void pages_of_any_size_visit_everything_once() {
        cards.replaceAll(List.of(of("3", "a"), of("1", "b"), of("2", "a"), of("4", "a", "c"), of("6", "ab")));

        for (Order order : Order.values()) {
            for (String index : List.of("person", ViewStore.BY_ID)) {
                List<String> whole = ids(cards.scan(index, "", null, null, 100, order));
                for (int limit = 1; limit <= whole.size() + 1; limit++) {
                    assertThat(walk(index, limit, order)).isEqualTo(whole);
                }
            }
        }
    }

    private List<String> walk(String index, int limit, Order order) {
        List<String> seen = new ArrayList<>();
        ViewStore.Page page = cards.scan(index, "", null, null, limit, order);
        seen.addAll(ids(page));
        while (page.cursor().isPresent()) {
            assertThat(page.documents()).hasSize(limit);
            page = cards.scan(index, "", null, page.cursor().get(), limit, order);
            assertThat(page.documents()).isNotEmpty();
            seen.addAll(ids(page));
        }
        return seen;
    }

    @Test
    void keys_with_zero_bytes_and_other_scripts_keep_their_order() {
        List<String> inOrder = new ArrayList<>(List.of("a", "a\0", "a\0b", "a\1", "ab", "é", "अ", "\uFFFD"));
        if (ordersEveryScript()) {
            inOrder.add("\uD83D\uDE00");
        }
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            cards.replace(of("id" + i, inOrder.get(i)), ViewStore.ABSENT);
        }

        List<String> keys = cards.scan("person", "", null, null, 100, Order.ASCENDING).documents().stream()
                .map(document -> document.keys().get("person").getFirst())
                .toList();

        assertThat(keys).isEqualTo(inOrder);
        assertThat(ids(cards.scan("person", "a\0", "a\0b", null, 9, Order.ASCENDING)))
                .containsExactly("id1");
    }

    @Test
    void a_cursor_never_leads_outside_its_range() {
        cards.replaceAll(List.of(of("1", "a"), of("2", "a"), of("3", "b"), of("4", "c"), of("5", "c")));
        String inA = cards.scan("person", "a", "b", null, 1, Order.ASCENDING)
                .cursor()
                .orElseThrow();
        String inC = cards.scan("person", "c", "d", null, 1, Order.ASCENDING)
                .cursor()
                .orElseThrow();

        assertThat(ids(cards.scan("person", "b", "c", inA, 9, Order.ASCENDING))).containsExactly("3");
        assertThat(ids(cards.scan("person", "b", "c", inA, 9, Order.DESCENDING)))
                .isEmpty();
        assertThat(ids(cards.scan("person", "b", "c", inC, 9, Order.ASCENDING))).isEmpty();
        assertThat(ids(cards.scan("person", "b", "c", inC, 9, Order.DESCENDING)))
                .containsExactly("3");
    }

    @Test
    void what_is_no_cursor_of_that_index_is_refused() {
        cards.replaceAll(List.of(of("1", "a"), of("2", "a")));
        String byPerson = cards.scan("person", "", null, null, 1, Order.ASCENDING)
                .cursor()
                .orElseThrow();

        for (String wrong : List.of("", "x", "%%%", "MS4xLnh5", "99")) {
            assertThatThrownBy(() -> cards.scan("person", "", null, wrong, 1, Order.ASCENDING))
                    .isInstanceOf(ViewStore.BadCursor.class);
        }
        assertThatThrownBy(() -> cards.scan("day", "", null, byPerson, 1, Order.ASCENDING))
                .isInstanceOf(ViewStore.BadCursor.class);
    }

    @Test
    void only_what_was_declared_is_an_index() {
        assertThatThrownBy(() -> cards.scan("colour", "", null, null, 1, Order.ASCENDING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cards.replace(new Document("1", 0, "{}", Map.of("colour", List.of("red"))), -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.collection("cards-1", Set.of("person")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cards-1");
        assertThatThrownBy(() -> store.collection("Cards 1", Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cards.scan("day", "", null, null, 0, Order.ASCENDING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void collections_are_apart_and_known_by_name() {
        ViewStore.Collection other = store.collection("lines-1", Set.of());
        other.replace(card("amina", 0, "other"), ViewStore.ABSENT);

        assertThat(cards.get("amina")).isEmpty();
        assertThat(store.collection("lines-1", Set.of()).get("amina")).isPresent();
        assertThat(store.names()).containsExactlyInAnyOrder("cards-1", "lines-1");
    }

    @Test
    void a_dropped_collection_is_gone_and_can_be_made_anew_with_other_indexes() {
        cards.replace(of("amina", "p"), ViewStore.ABSENT);

        cards.drop();

        assertThat(store.names()).isEmpty();
        ViewStore.Collection anew = store.collection("cards-1", Set.of("colour"));
        assertThat(anew.get("amina")).isEmpty();
        assertThat(anew.count()).isZero();
    }

    @Test
    void the_hash_is_that_of_the_content_in_order_of_id() {
        List<Document> content = List.of(of("1", "b", "a"), card("2", 7, "x"), of("3"));
        ViewHash expected = new ViewHash();
        content.forEach(expected::add);

        cards.replaceAll(content.reversed());
        String hash = cards.hash();

        assertThat(hash).isEqualTo(expected.hex());
        cards.replace(card("2", 8, "x"), 7);
        assertThat(cards.hash()).isNotEqualTo(hash);
        cards.replaceAll(List.of(card("2", 7, "x")));
        assertThat(cards.hash()).isEqualTo(hash);
    }

    @Test
    void half_a_surrogate_pair_poisons_nothing() {
        Document odd = new Document("1", 0, "\"\uD800\"", Map.of("person", List.of("\uD800")));
        cards.replace(odd, ViewStore.ABSENT);

        assertThat(cards.get("1")).contains(new Document("1", 0, "\"?\"", Map.of("person", List.of("?"))));
    }

    @Test
    void no_update_is_lost_among_parallel_writers() throws Exception {
        int threads = 8;
        int each = 25;
        cards.replace(card("counter", 0, "0"), ViewStore.ABSENT);

        together(threads, () -> {
            for (int done = 0; done < each; ) {
                long seen = cards.get("counter").orElseThrow().version();
                if (cards.replace(card("counter", seen + 1, "" + (seen + 1)), seen)) {
                    done++;
                }
            }
            return null;
        });

        assertThat(cards.get("counter").orElseThrow().version()).isEqualTo(threads * each);
    }

    @Test
    void one_of_many_parallel_first_writers_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = "claim" + round;
            List<Boolean> won = together(8, () -> cards.replace(card(id, 0, "x"), ViewStore.ABSENT));
            assertThat(won.stream().filter(Boolean::booleanValue)).hasSize(1);
        }
    }

    @Test
    void parallel_bulk_writers_leave_every_document_with_its_own_index() throws Exception {
        together(4, () -> {
            for (int round = 0; round < 10; round++) {
                List<Document> batch = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    batch.add(of("d" + i, "k" + Thread.currentThread().threadId() + "-" + round));
                }
                cards.replaceAll(batch);
            }
            return null;
        });

        List<Document> indexed =
                cards.scan("person", "", null, null, 1000, Order.ASCENDING).documents();
        assertThat(indexed).hasSize(20);
        assertThat(cards.count()).isEqualTo(20);
    }

    @Test
    void what_a_relaxed_handle_writes_is_seen_by_all() {
        ViewStore relaxed = store.relaxed();
        relaxed.collection("cards-1", INDEXES).replace(of("amina", "p"), ViewStore.ABSENT);

        assertThat(cards.get("amina")).isPresent();
        assertThat(relaxed.names()).isEqualTo(store.names());
    }

    static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
