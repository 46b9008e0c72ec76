package org.regesta.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.masterdata.CentreEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryViewStore;

/** One in a hundred events cannot be taken in by one view: only what follows it in its sequence waits. */
class PoisonTest {

    private static final String WEAK = "weak-1";
    private static final String STRONG = "strong-1";
    private static final int SEQUENCES = 250;
    private static final int EACH = 20;
    private static final int POISONED = 50;
    private static final int POISON_AT = 15;

    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private volatile boolean repaired;

    private final Chains weak = new Chains(WEAK, this::swallow);
    private final Chains strong = new Chains(STRONG, event -> {});

    private void swallow(Recorded event) {
        if (repaired || !poison.contains(event.eventId())) {
            return;
        }
        switch ((int) (event.position() % 3)) {
            case 0 -> deeper(1);
            case 1 -> throw new IllegalStateException("Amina Diallo, born 1990-01-01");
            default -> throw new AssertionError("Amina Diallo");
        }
    }

    private static int deeper(int depth) {
        return depth < 0 ? depth : deeper(depth + 1) + 1; // as a fold that recurses into a deep document
    }

    private List<EventMessage<?>> history() {
        List<EventMessage<?>> events = new ArrayList<>();
        for (int sequence = 0; sequence < EACH; sequence++) {
            for (int centre = 0; centre < SEQUENCES; centre++) {
                EventMessage<?> event = Deliveries.event("c" + centre, sequence);
                if (centre < POISONED && sequence == POISON_AT) {
                    poison.add(event.getIdentifier());
                }
                events.add(event);
            }
        }
        return events;
    }

    private String cleanHash(Ledger ledger) {
        InMemoryViewStore store = new InMemoryViewStore();
        SwitchingViewStore clean = new SwitchingViewStore(store);
        var projection = new Chains(WEAK, event -> {}).over(clean);
        ledger.read(Book.REGISTRY, 0, projection::on);
        return clean.hash(Set.of(WEAK));
    }

    private static String hash(Deliveries house) {
        return new SwitchingViewStore(house.state).hash(Set.of(WEAK));
    }

    @Test
    void only_the_sequences_of_poison_wait_and_they_heal_to_a_clean_runs_hash(@TempDir Path folder) {
        long waiting = (long) POISONED * (EACH - POISON_AT);
        try (Deliveries house = new Deliveries(folder, List.of(weak, strong)).start()) {
            house.append(history());

            assertThat(house.applied.await(STRONG, Book.REGISTRY, house.head(), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(house.upToDate(WEAK)).isTrue();
            assertThat(house.parking(STRONG).size()).isZero();
            assertThat(house.parking(WEAK).size()).isEqualTo(waiting);
            assertThat(house.parking(WEAK).held()).hasSize(POISONED);
            assertThat(reasons(house))
                    .allMatch(reason -> reason.contains("on centre.opened/") && !reason.contains("Amina"));
            assertThat(reasons(house)).anyMatch(reason -> reason.startsWith("StackOverflowError at PoisonTest:"));

            house.parked.tryAgain(POISONED, house.ledger); // the cause still stands
            assertThat(house.parking(WEAK).size()).isEqualTo(waiting);
        }
        repaired = true;
        try (Deliveries house = new Deliveries(folder, List.of(weak, strong)).start()) {
            assertThat(house.parking(WEAK).size()).isEqualTo(waiting);
            Retry retry = new Retry(house.parked, house.ledger, Duration.ofMillis(50));
            retry.start();
            Deliveries.until(() -> house.parking(WEAK).size() == 0);
            retry.stop();

            assertThat(hash(house)).isEqualTo(cleanHash(house.ledger));
            assertThat(house.replay.rebuild(WEAK, (done, of) -> {}).same()).isTrue();
        }
    }

    private static List<String> reasons(Deliveries house) {
        return house.parking(WEAK).waiting().stream()
                .map(each -> each.first().cause().orElseThrow().message())
                .toList();
    }

    @Test
    void nothing_overtakes_a_parked_event_of_its_sequence(@TempDir Path folder) {
        try (Deliveries house = new Deliveries(folder, List.of(weak)).start()) {
            EventMessage<?> bad = Deliveries.event("amina", 1);
            poison.add(bad.getIdentifier());
            house.append(List.of(Deliveries.event("amina", 0), bad));
            assertThat(house.upToDate(WEAK)).isTrue();
            house.append(List.of(Deliveries.event("amina", 2), Deliveries.event("bao", 0)));
            assertThat(house.upToDate(WEAK)).isTrue();

            assertThat(house.parking(WEAK).waiting()).hasSize(1);
            assertThat(house.parking(WEAK).waiting().getFirst().letters()).isEqualTo(2);
            assertThat(house.parking(WEAK).waiting().getFirst().sequenceId()).isEqualTo("centre:amina");

            repaired = true;
            house.parked.tryAgain(1, house.ledger);
            house.append(List.of(Deliveries.event("amina", 3)));
            assertThat(house.upToDate(WEAK)).isTrue();
            assertThat(house.parking(WEAK).size()).isZero();
            assertThat(hash(house)).isEqualTo(cleanHash(house.ledger));
        }
    }

    @Test
    void a_rebuild_parks_what_it_cannot_take_in_and_frees_what_it_can(@TempDir Path folder) {
        try (Deliveries house = new Deliveries(folder, List.of(weak)).start()) {
            EventMessage<?> bad = Deliveries.event("amina", 0);
            poison.add(bad.getIdentifier());
            house.append(List.of(bad, Deliveries.event("amina", 1), Deliveries.event("bao", 0)));
            assertThat(house.upToDate(WEAK)).isTrue();

            Replay.Result still = house.replay.rebuild(WEAK, (done, of) -> {});
            assertThat(still).isEqualTo(new Replay.Result(3, 2, still.hash(), true));
            assertThat(house.parking(WEAK).size()).isEqualTo(2);

            repaired = true;
            Replay.Result healed = house.replay.rebuild(WEAK, (done, of) -> {});
            assertThat(healed.parked()).isZero();
            assertThat(healed.same()).isFalse();
            assertThat(house.parking(WEAK).size()).isZero();
            assertThat(hash(house)).isEqualTo(cleanHash(house.ledger));
        }
    }

    @Test
    void an_event_of_a_later_release_waits_for_that_release(@TempDir Path folder) {
        try (Deliveries house = new Deliveries(folder, List.of(weak, strong)).start()) {
            house.append(List.of(
                    Deliveries.event("amina", 0),
                    house.fromTheFuture("amina", 1),
                    Deliveries.event("amina", 2),
                    Deliveries.event("bao", 0)));
            assertThat(house.upToDate(WEAK)).isTrue();
            assertThat(house.upToDate(STRONG)).isTrue();
            assertThat(house.parking(WEAK).size()).isEqualTo(2);
            assertThat(reasons(house))
                    .singleElement()
                    .asString()
                    .contains("SerializationException at ")
                    .endsWith("centre.opened/99");
            assertThat(house.replay.rebuild(WEAK, (done, of) -> {}).parked()).isEqualTo(2);

            Ledger laterRelease = new LaterRelease(house.ledger);
            house.parked.tryAgain(1, laterRelease);
            assertThat(house.parking(WEAK).size()).isZero();
            assertThat(hash(house)).isEqualTo(cleanHash(laterRelease));
        }
    }

    @Test
    void what_waits_longest_is_tried_first_and_a_round_has_an_end(@TempDir Path folder) {
        try (Deliveries house = new Deliveries(folder, List.of(weak)).start()) {
            Set<String> all = new HashSet<>();
            for (String who : List.of("amina", "bao", "chidi")) {
                EventMessage<?> bad = Deliveries.event(who, 0);
                poison.add(bad.getIdentifier());
                all.add("centre:" + who);
                house.append(List.of(bad));
            }
            assertThat(house.upToDate(WEAK)).isTrue();
            assertThat(house.parking(WEAK).held()).isEqualTo(all);

            repaired = true;
            house.parked.tryAgain(1, house.ledger);
            assertThat(house.parking(WEAK).held()).containsExactlyInAnyOrder("centre:bao", "centre:chidi");
        }
    }

    @Test
    void who_runs_the_house_sees_what_waits_and_why_and_no_person(@TempDir Path folder) {
        try (Deliveries house = new Deliveries(folder, List.of(weak, strong)).start()) {
            for (String who : List.of("amina", "bao")) {
                EventMessage<?> bad = Deliveries.event(who, 0);
                poison.add(bad.getIdentifier());
                house.append(List.of(bad, Deliveries.event(who, 1)));
            }
            assertThat(house.upToDate(WEAK)).isTrue();
            ParkedEndpoint endpoint = new ParkedEndpoint(house.parked);
            MeterRegistry meters = new SimpleMeterRegistry();
            house.parked.measureBy(meters);

            ParkedEndpoint.Answer first = endpoint.parked(null, 1);
            ParkedEndpoint.Answer second = endpoint.parked(first.cursor().orElseThrow(), 1);

            assertThat(first.items()).singleElement().satisfies(item -> {
                assertThat(item.view()).isEqualTo(WEAK);
                assertThat(item.book()).isEqualTo("registry");
                assertThat(item.sequence()).isEqualTo("centre:amina");
                assertThat(item.events()).isEqualTo(2);
                assertThat(item.position()).isZero();
                assertThat(item.type()).isEqualTo("centre.opened/1");
                assertThat(item.reason()).startsWith("StackOverflowError at PoisonTest:");
                assertThat(item.toString()).doesNotContain("Diallo");
            });
            assertThat(second.items()).extracting(ParkedEndpoint.Item::sequence).containsExactly("centre:bao");
            assertThat(second.cursor()).isEmpty();
            assertThat(meters.get("regesta.parked.events")
                            .tag("view", WEAK)
                            .gauge()
                            .value())
                    .isEqualTo(4);
            assertThat(meters.get("regesta.parked.events")
                            .tag("view", STRONG)
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    /** Reads what this one cannot. */
    private record LaterRelease(Ledger books) implements Ledger {

        @Override
        public List<Recorded> stream(Book book, String streamId) {
            return books.stream(book, streamId);
        }

        @Override
        public void read(Book book, long from, Consumer<Recorded> to) {
            books.read(book, from, to, (event, unreadable) -> to.accept(readable(event)));
        }

        @Override
        public void read(
                Book book, long from, Consumer<Recorded> to, BiConsumer<Envelope, RuntimeException> unreadable) {
            read(book, from, to);
        }

        @Override
        public long head(Book book) {
            return books.head(book);
        }

        @Override
        public Optional<Recorded> at(Book book, long position) {
            List<Recorded> found = new ArrayList<>();
            read(book, position, found::add);
            return found.stream().findFirst();
        }

        private static Recorded readable(Envelope event) {
            return new Recorded(event, new CentreEvent.Opened("amina", Map.of(), Map.of()));
        }
    }
}
