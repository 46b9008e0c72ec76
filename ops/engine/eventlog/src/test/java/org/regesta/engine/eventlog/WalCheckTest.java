package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;

/** A tail that a crash tore is dropped; damage in front of what was acknowledged is not passed over. */
class WalCheckTest {

    private static final int EVENTS = 40;

    @TempDir
    Path folder;

    private Path wal;
    private byte[] whole;

    /** Forty acknowledged appends, the fifth of them larger than a block. */
    @BeforeEach
    void fortyAppends() throws IOException {
        try (RocksEventStorageEngine log = open()) {
            for (int i = 0; i < EVENTS; i++) {
                var opened =
                        new CentreEvent.Opened("c" + i, Map.of("eng", "x".repeat(i == 5 ? 50_000 : 300)), Map.of());
                log.appendEvents(List.of(Given.event(Given.centre(i), 0, opened, Given.ROSA.metadata())));
            }
        }
        wal = newest();
        whole = Files.readAllBytes(wal);
    }

    @Test
    void a_log_cut_anywhere_opens_with_what_was_whole() throws IOException {
        Random random = Seeds.random();
        int before = EVENTS;
        for (int length = whole.length; length > whole.length / 2; length -= 1 + random.nextInt(4000)) {
            Files.write(wal, Arrays.copyOf(whole, length));
            int there = readable();
            assertThat(there).isLessThanOrEqualTo(before);
            before = there;
        }
        assertThat(before).isLessThan(EVENTS);
    }

    @Test
    void a_last_group_of_zeros_or_rubbish_is_a_torn_one() throws IOException {
        Random random = Seeds.random();
        byte[] torn = whole.clone();
        int tail = whole.length - 400;
        Arrays.fill(torn, tail, torn.length, (byte) 0);
        Files.write(wal, torn);
        assertThat(readable()).isEqualTo(EVENTS - 1);
        byte[] rubbish = new byte[400];
        random.nextBytes(rubbish);
        System.arraycopy(rubbish, 0, torn, tail, 400);
        Files.write(wal, torn);
        assertThat(readable()).isEqualTo(EVENTS - 1);
    }

    @Test
    void a_flipped_bit_before_the_last_group_keeps_the_log_shut() throws IOException {
        Random random = Seeds.random();
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length - 1200);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(wal, damaged);
            if (readableOrShut() == EVENTS) {
                assertThat(paddingAt(at)).as("offset " + at).isTrue();
            }
        }
    }

    /** The bytes at a block's end that are too few for a header mean nothing. */
    private static boolean paddingAt(int offset) {
        return offset % (32 * 1024) >= 32 * 1024 - 6;
    }

    private int readableOrShut() {
        try (RocksEventStorageEngine log = RocksEventStorageEngine.open(copied(), new LedgerSerializer())) {
            return Math.toIntExact(log.head() + 1);
        } catch (EventStoreException shut) {
            assertThat(shut).hasMessageContaining("damaged at offset");
            return -1;
        }
    }

    private int readable() {
        try (RocksEventStorageEngine log = RocksEventStorageEngine.open(copied(), new LedgerSerializer())) {
            return Math.toIntExact(log.head() + 1);
        }
    }

    /** Opening changes the folder: each try gets its own. */
    private EventLogOptions copied() {
        try {
            Path copy = Files.createTempDirectory(folder, "copy");
            Files.createDirectory(copy.resolve("log"));
            try (Stream<Path> files = Files.list(folder.resolve("book/log"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve("log").resolve(file.getFileName()));
                }
            }
            return EventLogOptions.of(copy, Book.REGISTRY, Clock.systemUTC())
                    .reserve(0)
                    .ballast(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void it_names_the_file_and_says_what_to_do() throws IOException {
        byte[] damaged = whole.clone();
        damaged[2000] ^= 1;
        Files.write(wal, damaged);
        assertThatThrownBy(this::open)
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining(wal.toString())
                .hasMessageContaining("backup");
    }

    private RocksEventStorageEngine open() {
        return RocksEventStorageEngine.open(
                EventLogOptions.of(folder.resolve("book"), Book.REGISTRY, Clock.systemUTC())
                        .reserve(0)
                        .ballast(0),
                new LedgerSerializer());
    }

    private Path newest() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("book/log"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }
}
