package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.ports.StorageFull;
import org.regesta.testkit.MemoryDisk;
import org.regesta.testkit.Needs;

/** Before the disk is full writes are refused, reads go on, and freed space is enough to write again. */
class DiskFullTest {

    private static final long RESERVE = 1_000_000;

    @TempDir
    Path folder;

    private final AtomicLong free = new AtomicLong(10 * RESERVE);

    private EventLogOptions options() {
        return EventLogOptions.of(folder.resolve("book"), Book.REGISTRY, Clock.systemUTC())
                .reserve(RESERVE)
                .ballast(64 * 1024)
                .freeBytes(free::get);
    }

    @Test
    void ten_times_the_reserve_is_reached_and_space_freed_again() {
        try (RocksEventStorageEngine log = RocksEventStorageEngine.open(options(), new LedgerSerializer())) {
            for (int cycle = 0; cycle < 10; cycle++) {
                String stream = Given.centre(cycle);
                log.appendEvents(List.of(Given.event(stream, 0)));
                free.set(RESERVE + 100);
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> log.appendEvents(List.of(Given.event(stream, 1))))
                            .isInstanceOf(StorageFull.class)
                            .hasMessageContaining("free some space");
                    assertThat(log.readEvents(stream).asStream()).hasSize(1);
                }
                free.set(10 * RESERVE);
                log.appendEvents(List.of(Given.event(stream, 1)));
                assertThat(log.head()).isEqualTo(2L * cycle + 1);
            }
        }
    }

    @Test
    void the_ballast_is_given_up_on_a_full_disk_and_made_again_when_there_is_room() {
        Path ballast = folder.resolve("book/ballast");
        RocksEventStorageEngine log = RocksEventStorageEngine.open(options(), new LedgerSerializer());
        assertThat(ballast).hasSize(64 * 1024);
        free.set(10);
        log.close();
        assertThat(ballast).doesNotExist();
        RocksEventStorageEngine.open(options(), new LedgerSerializer()).close();
        assertThat(ballast).doesNotExist();
        free.set(10 * RESERVE);
        RocksEventStorageEngine.open(options(), new LedgerSerializer()).close();
        assertThat(ballast).exists();
    }

    @Test
    void refused_commands_of_a_full_disk_do_not_hold_up_a_clean_stop() {
        RocksEventStorageEngine log = RocksEventStorageEngine.open(options(), new LedgerSerializer());
        log.appendEvents(List.of(Given.event(Given.centre(1), 0)));
        free.set(0);
        assertThatThrownBy(() -> log.appendEvents(List.of(Given.event(Given.centre(2), 0))))
                .isInstanceOf(StorageFull.class);
        log.close();
        free.set(10 * RESERVE);
        try (RocksEventStorageEngine again = RocksEventStorageEngine.open(options(), new LedgerSerializer())) {
            assertThat(again.head()).isZero();
        }
    }

    @Test
    @Needs(Needs.MEMORY_DISK)
    void a_real_disk_filled_to_the_last_block_ten_times_loses_nothing() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (ChildJvm child = new Launcher(folder)
                .start(
                        MemoryDisk.holding(disk, 24),
                        Map.of(),
                        DiskFiller.class,
                        disk.toAbsolutePath().toString(),
                        "10")) {
            assertThat(child.end()).last().isEqualTo("10 cycles, nothing lost");
        }
    }
}
