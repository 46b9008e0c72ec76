package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.ViewStore;

class RocksViewStoreTest extends ViewStoreModelContract {

    @TempDir
    Path folder;

    @Override
    ViewStore fresh() {
        return RocksViewStore.open(folder.resolve("state/views"));
    }

    @AfterEach
    void close() {
        ((RocksViewStore) store).close();
    }

    @Test
    void what_was_written_stands_after_a_restart_with_its_indexes() {
        cards.replace(of("amina", "p"), ViewStore.ABSENT);
        store.relaxed().collection("cards-1", INDEXES).replace(of("bao", "p"), ViewStore.ABSENT);
        store.collection("gone-1", Set.of()).drop();
        String hash = cards.hash();

        close();
        open();

        assertThat(cards.hash()).isEqualTo(hash);
        assertThat(ids(cards.scan("person", "p", "q", null, 9, ViewStore.Order.ASCENDING)))
                .containsExactly("amina", "bao");
        assertThat(store.names()).containsExactly("cards-1");
        assertThatThrownBy(() -> store.collection("cards-1", Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_second_process_on_the_folder_is_refused_with_what_to_do() {
        assertThatThrownBy(this::fresh)
                .isInstanceOf(StoreInUse.class)
                .hasMessageContaining("state/views")
                .hasMessageContaining("stop it first");
    }

    @Test
    void a_handle_on_a_dropped_collection_is_refused() {
        cards.drop();

        assertThatThrownBy(() -> cards.get("amina")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cards.replace(of("amina"), ViewStore.ABSENT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_the_relaxed_handle_says_that_its_writes_may_be_lost() {
        assertThat(store.durable()).isTrue();
        assertThat(store.relaxed().durable()).isFalse();
    }
}
