package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Leaf;

/** What our engine does beyond the contract. */
class RocksEventStorageEngineTest {

    @TempDir
    Path folder;

    private RocksUnderTest under;
    private RocksEventStorageEngine log;

    @BeforeEach
    void open() {
        under = new RocksUnderTest(folder);
        log = under.engine(Book.REGISTRY);
    }

    @AfterEach
    void close() {
        under.close();
    }

    @Test
    void an_append_tells_the_position_of_its_last_event() {
        assertThat(log.append(Given.events(Given.centre(1), 0, 3))).isEqualTo(2);
        assertThat(log.append(Given.events(Given.centre(2), 0, 1))).isEqualTo(3);
        assertThat(log.append(List.of())).isEqualTo(3);
    }

    @Test
    void what_lies_on_disk_is_the_leaf() {
        DomainEventMessage<?> sent = Given.event(Given.centre(1), 0);
        log.append(List.of(sent));
        byte[] leaf = log.rawAt(0).orElseThrow();
        assertThat(Leaf.encode(Leaf.decode(leaf))).isEqualTo(leaf);
        assertThat(log.rawWithId(sent.getIdentifier()))
                .hasValueSatisfying(same -> assertThat(same).isEqualTo(leaf));
        assertThat(Leaf.decode(leaf).recordedMillis()).isEqualTo(under.clock().millis());
        assertThat(log.rawAt(1)).isEmpty();
        assertThat(log.rawWithId("nobody's")).isEmpty();
    }

    @Test
    void what_is_handed_over_before_it_is_read_from_the_disk_is_the_same() {
        log.freshHashes(0, 1);
        log.append(Given.events(Given.centre(1), 0, 3));
        log.append(Given.events(Given.centre(1), 3, 2));
        assertThat(log.freshHashes(0, 5))
                .hasSize(5)
                .containsExactlyElementsOf(
                        log.raw(0, 5).stream().map(Leaf::hash).toList());
        assertThat(log.freshHashes(1, 5)).as("fetched before").isEmpty();
    }

    @Test
    void raw_replay_gives_every_leaf_in_order_from_anywhere() {
        log.append(Given.events(Given.centre(1), 0, 5000));
        log.append(Given.events(Given.centre(1), 5000, 5000));
        List<Long> positions = new ArrayList<>();
        assertThat(log.forEachRaw(
                        3, (position, leaf) -> positions.add(Leaf.decode(leaf).position())))
                .isEqualTo(9997);
        assertThat(positions)
                .startsWith(3L)
                .endsWith(9999L)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(9997);
        assertThat(log.forEachRaw(10_000, (position, leaf) -> {})).isZero();
        assertThat(log.forEachRaw(-5, (position, leaf) -> {})).isEqualTo(10_000);
    }

    @Test
    void a_stop_leaves_the_next_start_no_long_log_to_read() throws IOException {
        for (int before = 0; before < 30_000; before += 5000) {
            log.append(Given.events(Given.centre(1), before, 5000));
        }
        assertThat(written(folder)).isGreaterThan(4 << 20);
        under.close();
        assertThat(written(folder)).isLessThan(1 << 20);

        open();
        assertThat(log.head()).isEqualTo(29_999);
        assertThat(log.rawAt(29_999)).isPresent();
    }

    /** @return bytes of write-ahead logs */
    private static long written(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void a_gap_in_a_stream_is_refused() {
        log.append(Given.events(Given.centre(1), 0, 2));
        assertThatThrownBy(() -> log.append(Given.events(Given.centre(1), 3, 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> log.append(Given.events(Given.centre(2), 1, 1)))
                .isInstanceOf(ConcurrencyException.class);
        List<DomainEventMessage<?>> within = new ArrayList<>(Given.events(Given.centre(3), 0, 1));
        within.addAll(Given.events(Given.centre(3), 2, 1));
        assertThatThrownBy(() -> log.append(within)).isInstanceOf(ConcurrencyException.class);
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void a_reader_that_asked_is_called_when_there_is_something() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream =
                under.store(Book.REGISTRY).openStream(null)) {
            CountDownLatch called = new CountDownLatch(1);
            assertThat(stream.setOnAvailableCallback(called::countDown)).isTrue();
            log.append(Given.events(Given.centre(1), 0, 1));
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void a_reader_that_fails_when_called_keeps_nobody_asleep() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        try (BlockingStream<TrackedEventMessage<?>> broken =
                        under.store(Book.REGISTRY).openStream(null);
                BlockingStream<TrackedEventMessage<?>> sound =
                        under.store(Book.REGISTRY).openStream(null)) {
            broken.setOnAvailableCallback(() -> {
                throw new IllegalStateException("shutting down");
            });
            sound.setOnAvailableCallback(called::countDown);
            log.append(Given.events(Given.centre(1), 0, 1));
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void readers_that_tail_share_one_message_per_event() throws InterruptedException {
        log.append(Given.events(Given.centre(1), 0, 10));
        try (BlockingStream<TrackedEventMessage<?>> one =
                        under.store(Book.REGISTRY).openStream(null);
                BlockingStream<TrackedEventMessage<?>> two =
                        under.store(Book.REGISTRY).openStream(null)) {
            assertThat(one.nextAvailable()).isSameAs(two.nextAvailable());
        }
    }

    @Test
    void after_closing_appends_and_reads_are_refused_and_waiting_readers_let_go() throws Exception {
        log.append(Given.events(Given.centre(1), 0, 1));
        try (ExecutorService reader = Executors.newSingleThreadExecutor();
                BlockingStream<TrackedEventMessage<?>> stream =
                        under.store(Book.REGISTRY).openStream(log.createHeadToken())) {
            Future<?> waiting = reader.submit(stream::nextAvailable);
            under.close();
            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(LogStopped.class);
        }
        assertThatThrownBy(() -> log.append(Given.events(Given.centre(1), 1, 1)))
                .isInstanceOf(LogStopped.class);
        assertThatThrownBy(() -> log.rawAt(0)).isInstanceOf(LogStopped.class);
        assertThatThrownBy(() -> log.readEvents(Given.centre(1), 0).hasNext()).isInstanceOf(LogStopped.class);
        log.close();
    }

    @Test
    void closing_under_load_leaves_every_caller_with_an_answer() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        List<Future<Set<String>>> writers = new ArrayList<>();
        CountDownLatch going = new CountDownLatch(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int w = 0; w < 8; w++) {
                String stream = Given.centre("w" + w);
                writers.add(threads.submit(() -> appendUntilClosed(stream, going)));
            }
            going.await();
            under.close();
            for (Future<Set<String>> writer : writers) {
                acknowledged.addAll(writer.get(30, TimeUnit.SECONDS));
            }
        }
        Set<String> stored = new HashSet<>();
        under.engine(Book.REGISTRY)
                .forEachRaw(0, (position, leaf) -> stored.add(Leaf.decode(leaf).eventId()));
        assertThat(stored).isEqualTo(acknowledged);
    }

    private Set<String> appendUntilClosed(String stream, CountDownLatch going) {
        Set<String> acknowledged = new HashSet<>();
        try {
            for (long sequence = 0; ; sequence++) {
                DomainEventMessage<?> event = Given.event(stream, sequence);
                log.append(List.of(event));
                acknowledged.add(event.getIdentifier());
                going.countDown();
            }
        } catch (LogStopped closed) {
            return acknowledged;
        }
    }

    @Test
    void a_token_for_an_instant_stands_before_the_first_event_at_or_after_it() {
        long start = under.clock().millis();
        for (int i = 0; i < 5; i++) {
            under.clock().set(start + 100L * i);
            log.append(Given.events(Given.centre(i), 0, 1));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(Tokens.position(log.createTokenAt(Instant.ofEpochMilli(start + 100L * i))))
                    .isEqualTo(i - 1);
            assertThat(Tokens.position(log.createTokenAt(Instant.ofEpochMilli(start + 100L * i + 1))))
                    .isEqualTo(i);
        }
    }
}
