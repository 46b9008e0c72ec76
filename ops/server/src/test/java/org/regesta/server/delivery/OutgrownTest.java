package org.regesta.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.engine.viewstore.ViewStoreTokenStore;
import org.regesta.ports.Uptime;
import org.regesta.ports.ViewStore;

class OutgrownTest {

    private static final List<String> VIEWS = List.of("card-3", "due-2", "enrol-due-1");

    @Test
    void what_an_earlier_shape_left_is_known_by_its_number_and_nothing_else_is_taken_for_it() {
        Set<String> stored = Set.of(
                "card-1",
                "card-2-numbers",
                "card-2-g4",
                "card-3",
                "card-3-numbers",
                "card-10",
                "due-1",
                "due-2",
                "enrol-due-1",
                "tokens",
                "generations",
                "store-mark-1",
                "card-index-1");

        assertThat(Outgrown.left(stored, VIEWS)).containsExactly("card-1", "card-2-g4", "card-2-numbers", "due-1");
    }

    @Test
    void it_goes_with_its_tokens_so_that_no_release_takes_an_empty_view_for_a_full_one(@TempDir Path folder) {
        try (RocksViewStore store = RocksViewStore.open(folder)) {
            put(store, "card-2", Set.of("name"));
            put(store, "card-3", Set.of("name"));
            ViewStoreTokenStore before = tokens(store);
            before.initializeTokenSegments("card-2@registry", 1, new GlobalSequenceTrackingToken(7));
            before.initializeTokenSegments("card-3@registry", 1, new GlobalSequenceTrackingToken(8));

            Outgrown.drop(store, tokens(store), VIEWS);

            assertThat(store.names()).contains("card-3").doesNotContain("card-2");
            assertThat(tokens(store).fetchSegments("card-2@registry")).isEmpty();
            assertThat(tokens(store).fetchToken("card-3@registry", 0)).isEqualTo(new GlobalSequenceTrackingToken(8));
        }
    }

    private static void put(RocksViewStore store, String name, Set<String> indexes) {
        store.collection(name, indexes)
                .replaceAll(List.of(new ViewStore.Document("amina", 0, "{}", Map.of("name", List.of("amina")))));
    }

    private static ViewStoreTokenStore tokens(RocksViewStore store) {
        Serializer jackson = JacksonSerializer.defaultSerializer();
        return new ViewStoreTokenStore(
                store.relaxed(), jackson, Clock.systemUTC(), Uptime.ofThisProcess(), Duration.ofSeconds(1), "node");
    }
}
