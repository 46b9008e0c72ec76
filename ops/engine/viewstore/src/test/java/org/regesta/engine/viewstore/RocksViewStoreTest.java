package org.regesta.engine.viewstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void a_stop_leaves_the_next_start_no_long_log_to_read() throws IOException {
        String page = "\"" + "x".repeat(100_000) + "\"";
        for (int n = 0; n < 60; n++) {
            cards.replace(new ViewStore.Document("amina" + n, 1, page, Map.of()), ViewStore.ABSENT);
        }
        assertThat(written()).isGreaterThan(4 << 20);
        close();
        assertThat(written()).isLessThan(1 << 20);

        open();
        assertThat(cards.get("amina59")).isPresent();
        assertThat(cards.count()).isEqualTo(60);
    }

    @Test
    void a_store_that_is_closed_twice_settles_nothing_the_second_time() throws IOException {
        close();
        Files.write(folder.resolve("state/views/999999.log"), new byte[5 << 20]); // as where the first could not
        close();
        Files.delete(folder.resolve("state/views/999999.log"));
        open();
        assertThat(cards.count()).isZero();
    }

    /** @return bytes of write-ahead logs */
    private long written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void a_second_process_on_the_folder_is_refused_with_what_to_do() {
        assertThatThrownBy(this::fresh)
                .isInstanceOf(StoreInUse.class)
                .hasMessageContaining("state/views")
                .hasMessageContaining("stop it first");
    }

    /** RocksDB would drop what stands behind a flipped bit unsaid, or read on for ever behind some of them. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_store_with_a_damaged_log_or_manifest_is_set_aside_and_begins_empty() throws Exception {
        Path home = folder.resolve("state/views");
        for (String log : List.of(".log", "MANIFEST-")) {
            for (int record = 0; record < 2; record++) {
                cards.replace(
                        of("amina"),
                        cards.get("amina").map(ViewStore.Document::version).orElse(ViewStore.ABSENT));
                cards.replace(
                        of("bao"),
                        cards.get("bao").map(ViewStore.Document::version).orElse(ViewStore.ABSENT));
                close();
                byte[] whole = flipTypeIn(newest(home, log), record);
                open();
                assertThat(store.names()).as(log + record).containsExactly("cards-1"); // made by open
                assertThat(cards.count()).isZero();
                assertThat(whole).isNotEmpty();
            }
        }
        try (Stream<Path> beside = Files.list(home.getParent())) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .contains("views", "views.damaged-1", "views.damaged-4");
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_last_record_of_another_type_stops_no_start() throws Exception {
        Path home = folder.resolve("state/views");
        for (String log : List.of(".log", "MANIFEST-")) {
            cards.replace(
                    of("amina"),
                    cards.get("amina").map(ViewStore.Document::version).orElse(ViewStore.ABSENT));
            close();
            Path file = newest(home, log);
            flipTypeIn(file, records(file) - 1);
            open();
        }
    }

    private static int records(Path log) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int records = 0;
        for (int at = 0; at < bytes.length; records++) {
            at += 7 + Byte.toUnsignedInt(bytes[at + 4]) + 256 * Byte.toUnsignedInt(bytes[at + 5]);
        }
        return records;
    }

    @Test
    void a_log_torn_at_its_end_is_cut_and_read_up_to_there() throws Exception {
        cards.replace(of("amina"), ViewStore.ABSENT);
        cards.replace(of("bao"), ViewStore.ABSENT);
        close();
        Path log = newest(folder.resolve("state/views"), ".log");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 5));
        open();
        assertThat(cards.get("amina")).isPresent();
        assertThat(cards.get("bao")).isEmpty();
    }

    private static byte[] flipTypeIn(Path log, int record) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int at = 0;
        for (int each = 0; each < record; each++) {
            at += 7 + Byte.toUnsignedInt(bytes[at + 4]) + 256 * Byte.toUnsignedInt(bytes[at + 5]);
        }
        bytes[at + 6] ^= 4;
        Files.write(log, bytes);
        return bytes;
    }

    private static Path newest(Path home, String kind) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().contains(kind))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow();
        }
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
