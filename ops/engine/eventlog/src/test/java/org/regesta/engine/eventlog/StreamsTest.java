package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.events.Book;

/** A stream that was read before is read from memory, with what was appended since. */
class StreamsTest {

    private static final String HARBOUR = Given.centre("harbour");
    private static final String MARKET = Given.centre("market");

    @TempDir
    Path folder;

    private RocksEventStorageEngine log;

    @BeforeEach
    void open() {
        log = RocksEventStorageEngine.open(
                EventLogOptions.of(folder, Book.REGISTRY, Clock.systemUTC()), new LedgerSerializer());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest(name = "{0} events, then {1} more")
    @CsvSource({"0, 1", "1, 0", "1, 1", "3, 40", "60, 4", "60, 5", "64, 1", "200, 200", "256, 1"})
    void what_came_between_two_readings_is_read_too(int before, int after) {
        append(HARBOUR, 0, before);
        append(MARKET, 0, 2);
        assertThat(sequences(HARBOUR, 0)).isEqualTo(upTo(0, before));
        append(HARBOUR, before, after);
        append(MARKET, 2, 1);
        assertThat(sequences(HARBOUR, 0)).isEqualTo(upTo(0, before + after));
        assertThat(log.lastSequenceNumberFor(HARBOUR)).hasValue(before + after - 1L);
        assertThat(sequences(HARBOUR, 0)).isEqualTo(upTo(0, before + after));
        assertThat(log.lastSequenceNumberFor(HARBOUR)).hasValue(before + after - 1L);
        assertThat(log.lastSequenceNumberFor(Given.centre("nowhere"))).isEmpty();
        assertThat(sequences(MARKET, 0)).isEqualTo(upTo(0, 3));
    }

    @Test
    void one_reads_from_anywhere_whether_or_not_the_beginning_is_in_memory() {
        append(HARBOUR, 0, 10);
        assertThat(sequences(HARBOUR, 4)).isEqualTo(upTo(4, 10));
        assertThat(sequences(HARBOUR, 0)).hasSize(10);
        append(HARBOUR, 10, 5);
        assertThat(sequences(HARBOUR, 4)).isEqualTo(upTo(4, 15));
        assertThat(sequences(HARBOUR, 12)).isEqualTo(upTo(12, 15));
        assertThat(sequences(HARBOUR, 15)).isEmpty();
        assertThat(sequences(HARBOUR, 99)).isEmpty();
    }

    @Test
    void a_short_stream_that_is_read_again_is_read_into_messages_once() {
        append(HARBOUR, 0, 3);
        DomainEventMessage<?> first = log.readEvents(HARBOUR, 0).next();
        append(HARBOUR, 3, 1);
        assertThat(log.readEvents(HARBOUR, 0).next()).isSameAs(first);
    }

    @ParameterizedTest(name = "{0} events, then {1} more")
    @CsvSource({"0, 1", "0, 3", "1, 1", "3, 40", "60, 195"})
    void what_is_appended_to_a_stream_in_memory_is_not_read_from_the_disk(int before, int after) {
        append(HARBOUR, 0, before);
        sequences(HARBOUR, 0);
        append(HARBOUR, before, after);
        long read = log.eventsRead();

        assertThat(sequences(HARBOUR, 0)).isEqualTo(upTo(0, before + after));
        assertThat(log.eventsRead()).isEqualTo(read);
    }

    @ParameterizedTest(name = "a heap of {0} MiB: {1} MiB")
    @CsvSource({"256, 16", "1024, 16", "2048, 32", "4096, 64", "32768, 64"})
    void a_larger_heap_keeps_more_up_to_a_bound(long heap, long kept) {
        assertThat(Streams.room(heap << 20)).isEqualTo(kept << 20);
    }

    @Test
    void an_append_that_is_refused_is_in_no_memory() {
        append(HARBOUR, 0, 2);
        sequences(HARBOUR, 0);

        assertThatThrownBy(() -> append(HARBOUR, 1, 1)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> append(HARBOUR, 3, 1)).isInstanceOf(ConcurrencyException.class);

        assertThat(sequences(HARBOUR, 0)).isEqualTo(upTo(0, 2));
        append(HARBOUR, 2, 1);
        assertThat(sequences(HARBOUR, 0)).isEqualTo(upTo(0, 3));
    }

    @Test
    void what_is_acknowledged_is_read_also_where_the_first_reader_came_while_it_was_written() throws Exception {
        int streams = Integer.getInteger("rounds", 300);
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService many = Executors.newFixedThreadPool(4)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                readers.add(many.submit(() -> {
                    while (written.get() < streams) {
                        List<Long> read = sequences(Given.centre("centre" + written.get()), 0);
                        assertThat(read).isEqualTo(upTo(0, read.size()));
                    }
                }));
            }
            try {
                while (written.get() < streams) {
                    isReadAsItIsAppended(Given.centre("centre" + written.get()));
                    written.incrementAndGet();
                }
            } finally {
                written.set(streams);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
    }

    private void isReadAsItIsAppended(String stream) {
        for (int event = 0; event < 4; event++) {
            append(stream, event, 1);
            assertThat(log.lastSequenceNumberFor(stream)).hasValue((long) event);
        }
        assertThat(sequences(stream, 0)).hasSize(4);
    }

    private void append(String stream, long from, int count) {
        if (count > 0) {
            log.append(Given.events(stream, from, count));
        }
    }

    private List<Long> sequences(String stream, long from) {
        List<Long> sequences = new ArrayList<>();
        DomainEventStream events = log.readEvents(stream, from);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            assertThat(event.getAggregateIdentifier()).isEqualTo(stream);
            sequences.add(event.getSequenceNumber());
        }
        return sequences;
    }

    private static List<Long> upTo(long from, long end) {
        return LongStream.range(from, end).boxed().toList();
    }
}
