package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.regesta.events.Meta;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Recorded;

/** What every engine must do behind the decorator. What only some promise is in {@link CapabilityChecks}. */
abstract class EventStoreContract {

    @TempDir
    Path folder;

    private EngineUnderTest engine;

    abstract EngineUnderTest open(Path folder) throws Exception;

    @BeforeEach
    void openTheBook() throws Exception {
        engine = open(folder);
    }

    @AfterEach
    void closeTheBook() {
        engine.close();
    }

    private LedgerEventStore store() {
        return engine.store();
    }

    private AxonLedger ledger() {
        return new AxonLedger(List.of(store()), store().serializer());
    }

    @Test
    void an_empty_book_has_no_head_and_no_streams() {
        assertThat(ledger().head(Book.REGISTRY)).isEqualTo(-1);
        assertThat(ledger().stream(Book.REGISTRY, Given.centre(10001))).isEmpty();
        assertThat(ledger().at(Book.REGISTRY, 0)).isEmpty();
        assertThat(everything()).isEmpty();
        assertThat(store().lastSequenceNumberFor(Given.centre(10001))).isEmpty();
    }

    @Test
    void an_event_comes_back_as_it_went_in() {
        DomainEventMessage<?> sent = Given.event(Given.centre(10001), 0);
        store().publish(sent);

        Recorded read = ledger().stream(Book.REGISTRY, Given.centre(10001)).getFirst();
        assertThat(read.payload()).isEqualTo(sent.getPayload());
        assertThat(read.eventId()).isEqualTo(sent.getIdentifier());
        Envelope envelope = read.envelope();
        assertThat(envelope.type()).isEqualTo("centre.opened");
        assertThat(envelope.revision()).isEqualTo("1");
        assertThat(envelope.at()).contains(new Envelope.Place(Given.centre(10001), 0));
        assertThat(envelope.metadata()).isEqualTo(Given.ROSA.metadata());
        assertThat(envelope.payload())
                .isEqualTo(store().serializer()
                        .serialize(sent.getPayload(), byte[].class)
                        .getData());
        assertThat(Leaf.decode(Leaf.encode(envelope))).isEqualTo(envelope);
    }

    @Test
    void no_java_name_reaches_the_disk() {
        store().publish(Given.event(Given.centre(10001), 0));
        DomainEventMessage<?> read = store().readEvents(Given.centre(10001)).next();
        assertThat(read.getType()).isEqualTo("centre");
    }

    @Test
    void an_event_outside_any_stream_is_in_the_book() {
        store().publish(new GenericEventMessage<>(Given.opened("10001"), Given.ROSA.metadata()));
        assertThat(everything()).hasSize(1);
        assertThat(everything().getFirst().envelope().at()).isEmpty();
    }

    @Test
    void a_stream_is_read_in_order_and_from_any_sequence() {
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
    void a_stream_is_not_its_longer_namesake() {
        store().publish(Given.event(Given.centre("1"), 0));
        store().publish(Given.event(Given.centre("10"), 0));
        store().publish(Given.event(Given.centre("1-0"), 0));
        assertThat(sequences(Given.centre("1"), 0)).containsExactly(0L);
        assertThat(store().lastSequenceNumberFor(Given.centre("1"))).contains(0L);
    }

    @Test
    void a_sequence_is_taken_once() {
        store().publish(Given.events(Given.centre(10001), 0, 2));
        assertThatThrownBy(() -> store().publish(Given.event(Given.centre(10001), 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store().publish(Given.event(Given.centre(10001), 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(everything()).hasSize(2);
    }

    @Test
    void an_event_id_is_taken_once() {
        DomainEventMessage<?> first = Given.event(Given.centre(10001), 0);
        store().publish(first);
        DomainEventMessage<?> sameId = new GenericDomainEventMessage<>(
                "centre",
                Given.centre(10002),
                5,
                Given.opened("10002"),
                Given.ROSA.metadata(),
                first.getIdentifier(),
                Instant.EPOCH);
        assertThatThrownBy(() -> store().publish(sameId)).isInstanceOf(ConcurrencyException.class);
        assertThat(everything()).hasSize(1);
    }

    @Test
    void a_batch_is_recorded_whole_or_not_at_all() {
        store().publish(Given.event(Given.centre(10002), 0));
        List<EventMessage<?>> halfGood = new ArrayList<>(Given.events(Given.centre(10001), 0, 3));
        halfGood.add(Given.event(Given.centre(10002), 0));
        assertThatThrownBy(() -> store().publish(halfGood)).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(sequences(Given.centre(10001), 0)).isEmpty();
        assertThat(everything()).hasSize(1);
    }

    @Test
    void what_is_acknowledged_is_there_after_a_restart() {
        store().publish(Given.events(Given.centre(10001), 0, 20));
        List<Envelope> before = everything().stream().map(Recorded::envelope).toList();
        engine.reopen();
        assertThat(everything().stream().map(Recorded::envelope).toList()).isEqualTo(before);
        store().publish(Given.event(Given.centre(10001), 20));
        assertThat(sequences(Given.centre(10001), 0)).hasSize(21);
    }

    @Test
    void a_reader_resumes_after_its_token() throws InterruptedException {
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
    void a_waiting_reader_gets_what_is_appended() throws Exception {
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
    void tokens_are_made_for_head_tail_and_an_instant() throws InterruptedException {
        engine.clock().set(1_800_000_000_000L);
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
    void many_writers_lose_nothing_and_readers_see_everything_once() throws Exception {
        int writers = 8;
        int each = 25;
        Set<String> sent = new TreeSet<>();
        List<String> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers + 1)) {
            Future<?> reader = threads.submit(() -> {
                try (BlockingStream<TrackedEventMessage<?>> stream = store().openStream(null)) {
                    while (seen.size() < writers * each * 2) {
                        seen.add(stream.nextAvailable().getIdentifier());
                    }
                }
                return null;
            });
            List<Future<List<String>>> ids = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String stream = Given.centre("w" + w);
                ids.add(threads.submit(() -> appendPairs(stream, each)));
            }
            for (Future<List<String>> writer : ids) {
                sent.addAll(writer.get(60, TimeUnit.SECONDS));
            }
            reader.get(60, TimeUnit.SECONDS);
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(seen)).isEqualTo(sent);
        assertThat(everything().stream().map(Recorded::eventId).toList()).isEqualTo(seen);
    }

    private List<String> appendPairs(String stream, int pairs) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            List<DomainEventMessage<?>> pair = Given.events(stream, 2L * i, 2);
            store().publish(pair);
            pair.forEach(event -> ids.add(event.getIdentifier()));
        }
        return ids;
    }

    @Test
    void of_racing_writers_one_wins_and_no_neighbour_loses_with_them() throws Exception {
        int racers = 8;
        for (int round = 0; round < 10; round++) {
            String contested = Given.centre("contested" + round);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> races = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(racers * 2)) {
                for (int r = 0; r < racers; r++) {
                    races.add(threads.submit(race(start, contested)));
                    String own = Given.centre("own" + round + "-" + r);
                    Future<Boolean> neighbour = threads.submit(race(start, own));
                    races.add(neighbour);
                }
                start.countDown();
                int won = 0;
                for (Future<Boolean> race : races) {
                    won += race.get(60, TimeUnit.SECONDS) ? 1 : 0;
                }
                assertThat(won).isEqualTo(racers + 1);
            }
        }
    }

    private Callable<Boolean> race(CountDownLatch start, String stream) {
        return () -> {
            start.await();
            try {
                store().publish(Given.event(stream, 0));
                return true;
            } catch (AggregateStreamCreationException lost) {
                return false;
            }
        };
    }

    @Test
    void an_event_without_actor_or_authority_is_refused() {
        String stream = Given.centre(10001);
        refused(stream, Given.opened("10001"), Given.without(Meta.ACTOR), "no actor");
        refused(stream, Given.opened("10001"), Given.with(Meta.ACTOR, " "), "no actor");
        refused(stream, Given.opened("10001"), Given.without(Meta.AUTHORITY), "no authority");
        refused(stream, Given.opened("10001"), Given.with(Meta.AUTHORITY, "because I can"), "authority");
        refused(stream, Given.opened("10001"), Given.with(Meta.AUTHORITY, "mandate:rosa@007"), "authority");
        assertThat(everything()).isEmpty();
    }

    @Test
    void an_event_out_of_the_ledgers_form_is_refused() {
        CentreEvent.Opened opened = Given.opened("10001");
        refused(Given.centre(10001), opened, Given.with("mood", "good"), "metadata key mood");
        refused(Given.centre(10001), opened, Given.with(Meta.REASON, 7), "not a string");
        refused("10001", opened, Given.ROSA.metadata(), "stream id");
        refused("centre:", opened, Given.ROSA.metadata(), "stream id");
        refused("centre:a b", opened, Given.ROSA.metadata(), "stream id");
        refused("machine:10001", opened, Given.ROSA.metadata(), "not one of centre");
        refused(Given.centre(10001), "just a text", Given.ROSA.metadata(), "no line in the table");
        assertThat(everything()).isEmpty();
    }

    @Test
    void an_event_of_the_other_book_is_refused() {
        var spent = new org.regesta.events.authentication.AuthGuardEvent.OtpMatched("amina", "c1");
        refused("authguard:amina", spent, Given.ROSA.metadata(), "other book");
    }

    @Test
    void the_largest_event_passes_and_one_byte_more_does_not() {
        String stream = Given.centre(10001);
        Object small = new CentreEvent.Opened("10001", Map.of("eng", ""), Map.of());
        store().publish(Given.event(stream, 0, small, Given.ROSA.metadata()));
        int room = Leaf.MAX_BYTES - Leaf.encode(everything().getFirst().envelope()).length;
        Object largest = new CentreEvent.Opened("10001", Map.of("eng", "x".repeat(room)), Map.of());
        store().publish(Given.event(stream, 1, largest, Given.ROSA.metadata()));
        assertThat(Leaf.encode(everything().getLast().envelope())).hasSize(Leaf.MAX_BYTES);
        Object tooLarge = new CentreEvent.Opened("10001", Map.of("eng", "x".repeat(room + 1)), Map.of());
        refused(stream, tooLarge, Given.ROSA.metadata(), "65536 bytes");
        assertThat(everything()).hasSize(2);
    }

    @Test
    void one_bad_event_keeps_the_whole_append_out() {
        List<EventMessage<?>> events = new ArrayList<>(Given.events(Given.centre(10001), 0, 2));
        events.add(Given.event(Given.centre(10001), 2, Given.opened("10001"), Given.without(Meta.ACTOR)));
        assertThatThrownBy(() -> store().publish(events)).isInstanceOf(NotAdmitted.class);
        assertThat(everything()).isEmpty();
    }

    @Test
    void the_ledger_finds_an_event_at_its_position() {
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
    void the_ledger_knows_the_position_of_every_event_of_a_stream() {
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
    void snapshots_and_dispatch_interceptors_are_refused() {
        assertThatThrownBy(() -> store().storeSnapshot(Given.event(Given.centre(10001), 0)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store().registerDispatchInterceptor(messages -> (i, message) -> message))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void an_identity_is_recorded_under_its_own_name() {
        IdentityEvent.Issued issued = (IdentityEvent.Issued) Samples.of(IdentityEvent.Issued.class);
        store().publish(Given.event("identity:0f1e2d", 0, issued, Given.ROSA.metadata()));
        assertThat(everything().getFirst().payload()).isEqualTo(issued);
        assertThat(everything().getFirst().envelope().type()).isEqualTo("identity.issued");
    }

    private void refused(String stream, Object payload, Map<String, ?> metadata, String why) {
        assertThatThrownBy(() -> store().publish(Given.event(stream, 0, payload, metadata)))
                .isInstanceOf(NotAdmitted.class)
                .hasMessageContaining(why);
    }

    private List<Recorded> everything() {
        List<Recorded> all = new ArrayList<>();
        ledger().read(Book.REGISTRY, 0, all::add);
        return all;
    }

    private List<Long> sequences(String stream, long from) {
        List<Long> sequences = new ArrayList<>();
        store().readEvents(stream, from).forEachRemaining(event -> sequences.add(event.getSequenceNumber()));
        return sequences;
    }

    private String firstAfter(TrackingToken token) throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = store().openStream(token)) {
            return stream.nextAvailable().getIdentifier();
        }
    }
}
