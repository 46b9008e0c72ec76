package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.regesta.events.Book;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Recorded;

/** How events are read. */
interface ReadContract extends Contract {

    @Test
    default void an_empty_book_has_no_head_and_no_streams() {
        assertThat(ledger().head(Book.REGISTRY)).isEqualTo(-1);
        assertThat(ledger().stream(Book.REGISTRY, Given.centre(10001))).isEmpty();
        assertThat(ledger().at(Book.REGISTRY, 0)).isEmpty();
        assertThat(everything()).isEmpty();
        assertThat(store().lastSequenceNumberFor(Given.centre(10001))).isEmpty();
    }

    @Test
    default void a_stream_is_read_in_order_and_from_any_sequence() {
        store().publish(Given.events(Given.centre(10001), 0, 3));
        store().publish(Given.events(Given.centre(10002), 0, 1));
        store().publish(Given.events(Given.centre(10001), 3, 700));
        assertThat(sequences(Given.centre(10001), 0))
                .hasSize(703)
                .isSorted()
                .startsWith(0L)
                .endsWith(702L);
        assertThat(sequences(Given.centre(10001), 701)).containsExactly(701L, 702L);
        assertThat(sequences(Given.centre(10001), 703)).isEmpty();
        assertThat(store().lastSequenceNumberFor(Given.centre(10001))).contains(702L);
    }

    @Test
    default void a_stream_is_not_its_longer_namesake() {
        store().publish(Given.event(Given.centre("1"), 0));
        store().publish(Given.event(Given.centre("10"), 0));
        store().publish(Given.event(Given.centre("1-0"), 0));
        assertThat(sequences(Given.centre("1"), 0)).containsExactly(0L);
        assertThat(store().lastSequenceNumberFor(Given.centre("1"))).contains(0L);
    }

    @Test
    default void a_reader_resumes_after_its_token() throws InterruptedException {
        store().publish(Given.events(Given.centre(10001), 0, 10));
        TrackingToken token = null;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try (BlockingStream<TrackedEventMessage<?>> stream = store().openStream(token)) {
                TrackedEventMessage<?> next = stream.nextAvailable();
                ids.add(next.getIdentifier());
                token = next.trackingToken();
            }
        }
        assertThat(ids)
                .containsExactlyElementsOf(
                        everything().stream().map(Recorded::eventId).toList());
    }

    @Test
    default void a_waiting_reader_gets_what_is_appended() throws Exception {
        store().publish(Given.event(Given.centre(10000), 0));
        try (ExecutorService reader = Executors.newSingleThreadExecutor();
                BlockingStream<TrackedEventMessage<?>> stream = store().openStream(store().createHeadToken())) {
            Future<TrackedEventMessage<?>> got = reader.submit(stream::nextAvailable);
            DomainEventMessage<?> sent = Given.event(Given.centre(10001), 0);
            store().publish(sent);
            assertThat(got.get(10, TimeUnit.SECONDS).getIdentifier()).isEqualTo(sent.getIdentifier());
        }
    }

    @Test
    default void tokens_are_made_for_head_tail_and_an_instant() throws InterruptedException {
        engine().clock().set(1_800_000_000_000L);
        store().publish(Given.events(Given.centre(10001), 0, 3));
        List<Recorded> all = everything();
        Instant stamp = Instant.ofEpochMilli(all.getFirst().envelope().recordedMillis());
        assertThat(firstAfter(store().createTailToken()))
                .isEqualTo(all.getFirst().eventId());
        assertThat(firstAfter(store().createTokenAt(stamp)))
                .isEqualTo(all.getFirst().eventId());
        assertThat(store().openStream(store().createHeadToken()).hasNextAvailable())
                .isFalse();
    }

    @Test
    default void the_ledger_finds_an_event_at_its_position() {
        store().publish(Given.events(Given.centre(10001), 0, 5));
        for (Recorded event : everything()) {
            assertThat(ledger().at(Book.REGISTRY, event.position())
                            .orElseThrow()
                            .eventId())
                    .isEqualTo(event.eventId());
        }
        assertThat(ledger().at(Book.REGISTRY, ledger().head(Book.REGISTRY) + 1)).isEmpty();
    }

    @Test
    default void the_ledger_knows_the_position_of_every_event_of_a_stream() {
        store().publish(Given.events(Given.centre(10001), 0, 2));
        store().publish(Given.events(Given.centre(10002), 0, 2));
        store().publish(Given.events(Given.centre(10001), 2, 2));
        for (Recorded event : ledger().stream(Book.REGISTRY, Given.centre(10001))) {
            assertThat(ledger().at(Book.REGISTRY, event.position())
                            .orElseThrow()
                            .envelope())
                    .isEqualTo(event.envelope());
        }
    }

    @Test
    default void the_ledger_tells_the_newest_of_a_kind_whatever_came_after_it() {
        String harbour = Given.centre(10001);
        store().publish(Given.events(harbour, 0, 2));
        store().publish(Given.events(Given.centre(10002), 0, 1));
        CentreEvent.Opened again =
                new CentreEvent.Opened("10001", Map.of("eng", "New harbour"), Map.of("zone", "south"));
        store().publish(List.of(Given.event(harbour, 2, again, Given.ROSA.metadata())));
        store().publish(List.of(
                Given.event(harbour, 3, new CentreEvent.Decommissioned("10001"), Given.ROSA.metadata())));

        assertThat(ledger().newest(Book.REGISTRY, harbour, CentreEvent.Opened.class))
                .contains(again);
        assertThat(ledger().newest(Book.REGISTRY, harbour, CentreEvent.Decommissioned.class))
                .isPresent();
        assertThat(ledger().newest(Book.REGISTRY, Given.centre(10002), CentreEvent.Decommissioned.class))
                .isEmpty();
        assertThat(ledger().newest(Book.REGISTRY, Given.centre(10003), CentreEvent.Opened.class))
                .isEmpty();
    }

    private String firstAfter(TrackingToken token) throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = store().openStream(token)) {
            return stream.nextAvailable().getIdentifier();
        }
    }
}
