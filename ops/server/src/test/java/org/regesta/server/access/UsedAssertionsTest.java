package org.regesta.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.viewstore.RocksViewStore;

class UsedAssertionsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(300);

    @Test
    void an_assertion_counts_once_also_across_a_restart(@TempDir Path folder) {
        try (RocksViewStore store = RocksViewStore.open(folder)) {
            UsedAssertions used = new UsedAssertions(store);
            assertThat(used.use("station-1", "a", LATER, NOON)).isTrue();
            assertThat(used.use("station-1", "a", LATER, NOON)).isFalse();
            assertThat(used.use("station-2", "a", LATER, NOON)).as("another's").isTrue();
        }
        try (RocksViewStore store = RocksViewStore.open(folder)) {
            assertThat(new UsedAssertions(store).use("station-1", "a", LATER, NOON.plusSeconds(299)))
                    .isFalse();
        }
    }

    @Test
    void what_expired_is_forgotten(@TempDir Path folder) {
        try (RocksViewStore store = RocksViewStore.open(folder)) {
            UsedAssertions used = new UsedAssertions(store);
            used.use("station-1", "a", LATER, NOON);
            used.use("station-1", "b", LATER.plusSeconds(300), LATER.plusMillis(1));
            assertThat(store.collection("used-assertions-1", Set.of("expires")).count())
                    .isEqualTo(1);
        }
    }
}
