package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.ports.BookLine;
import org.regesta.ports.Commands;
import org.regesta.ports.Recorded;

/** A house's book read and followed from another process is that book, event by event. */
class HouseBookTest {

    private static final String HARBOUR = Given.centre("harbour");
    private static final String MARKET = Given.centre("market");

    @TempDir
    Path folder;

    private final LedgerSerializer serializer = new LedgerSerializer();
    private RocksEventStorageEngine log;
    private AxonLedger house;
    private Line line;
    private HouseBook book;
    private AxonLedger guest;

    @BeforeEach
    void open() {
        log = RocksEventStorageEngine.open(EventLogOptions.of(folder, Book.REGISTRY, Clock.systemUTC()), serializer);
        LedgerEventStore store = LedgerEventStore.over(log, serializer);
        house = new AxonLedger(List.of(store), serializer);
        line = new Line(new AxonBookLine(List.of(store), house, serializer));
    }

    private void follow() {
        book = HouseBook.open(Book.REGISTRY, line, serializer);
        guest = new AxonLedger(List.of(book.store(serializer)), serializer);
    }

    @AfterEach
    void close() {
        if (book != null) {
            book.close();
        }
        log.close();
    }

    private void append(String stream, long from, int count) {
        log.append(LongStream.range(from, from + count)
                .mapToObj(sequence -> Given.event(stream, sequence))
                .toList());
    }

    @Test
    void streams_positions_and_the_whole_book_are_the_houses() {
        append(HARBOUR, 0, 1_200);
        append(MARKET, 0, 3);
        follow();

        assertThat(guest.head(Book.REGISTRY)).isEqualTo(1_202);
        assertThat(envelopes(guest.stream(Book.REGISTRY, HARBOUR)))
                .isEqualTo(envelopes(house.stream(Book.REGISTRY, HARBOUR)))
                .hasSize(1_200);
        assertThat(envelopes(guest.stream(Book.REGISTRY, HARBOUR, 1_199))).hasSize(1);
        assertThat(guest.stream(Book.REGISTRY, HARBOUR, 1_200)).isEmpty();
        assertThat(guest.stream(Book.REGISTRY, Given.centre("nowhere"))).isEmpty();
        assertThat(guest.event(Book.REGISTRY, MARKET, 2)).isEqualTo(house.event(Book.REGISTRY, MARKET, 2));
        assertThat(guest.at(Book.REGISTRY, 700)).isEqualTo(house.at(Book.REGISTRY, 700));
        assertThat(guest.at(Book.REGISTRY, 1_203)).isEmpty();
        List<Recorded> there = new ArrayList<>();
        guest.read(Book.REGISTRY, 0, there::add);
        List<Recorded> here = new ArrayList<>();
        house.read(Book.REGISTRY, 0, here::add);
        assertThat(there).isEqualTo(here);
        assertThat(book.lastSequenceNumberFor(HARBOUR)).hasValue(1_199L);
        assertThat(book.lastSequenceNumberFor(Given.centre("nowhere"))).isEmpty();
    }

    @Test
    void what_is_new_comes_to_whoever_follows_and_nothing_is_lost_while_the_house_is_away() throws Exception {
        append(HARBOUR, 0, 2);
        follow();
        try (BlockingStream<TrackedEventMessage<?>> tail = book.openStream(book.createTailToken())) {
            assertThat(next(tail, 2)).containsExactly(0L, 1L);
            append(HARBOUR, 2, 1);
            assertThat(next(tail, 1)).containsExactly(2L);

            line.away = true;
            append(HARBOUR, 3, 2_000);
            assertThat(tail.hasNextAvailable(300, TimeUnit.MILLISECONDS)).isFalse();
            line.away = false;

            assertThat(next(tail, 2_000))
                    .containsExactlyElementsOf(
                            LongStream.range(3, 2_003).boxed().toList());
        }
    }

    @Test
    void it_begins_at_once_or_not_at_all_and_appends_nothing() {
        line.away = true;
        assertThatThrownBy(this::follow).isInstanceOf(Commands.OutcomeUnknown.class);
        line.away = false;
        follow();
        assertThatThrownBy(() -> book.store(serializer).publish(List.of(Given.event(HARBOUR, 0))))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(log.head()).isEqualTo(-1);
        book.close();
        assertThatThrownBy(book::requireOpen).isInstanceOf(LogStopped.class);
    }

    private static List<Long> next(BlockingStream<TrackedEventMessage<?>> tail, int count) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < count && tail.hasNextAvailable(20, TimeUnit.SECONDS)) {
            positions.add(Tokens.position(tail.nextAvailable().trackingToken()));
        }
        return positions;
    }

    private static List<Envelope> envelopes(List<Recorded> events) {
        return events.stream().map(Recorded::envelope).toList();
    }

    /** The way to the house, which can be cut. */
    private static final class Line implements BookLine {
        private final BookLine to;
        private volatile boolean away;

        Line(BookLine to) {
            this.to = to;
        }

        private BookLine there() {
            if (away) {
                throw new Commands.OutcomeUnknown("the house did not answer");
            }
            return to;
        }

        @Override
        public List<byte[]> stream(Book of, String streamId, long fromSequence) {
            return there().stream(of, streamId, fromSequence);
        }

        @Override
        public OptionalLong lastSequence(Book of, String streamId) {
            return there().lastSequence(of, streamId);
        }

        @Override
        public List<byte[]> after(Book of, long position, Duration atMost) {
            List<byte[]> leaves = there().after(of, position, atMost);
            there(); // cut while it waited
            return leaves;
        }

        @Override
        public long head(Book of) {
            return there().head(of);
        }
    }
}
