package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;

/** What holds when many write at once. */
interface RaceContract extends Contract {

    @Test
    default void many_writers_lose_nothing_and_readers_see_everything_once() throws Exception {
        Race race = race(8, 25);
        List<String> seen =
                race.seen().stream().<String>map(event -> event.getIdentifier()).toList();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(seen)).isEqualTo(race.sent());
        Map<String, Long> last = new HashMap<>();
        for (TrackedEventMessage<?> event : race.seen()) {
            DomainEventMessage<?> inStream = (DomainEventMessage<?>) event;
            assertThat(inStream.getSequenceNumber())
                    .isEqualTo(last.merge(inStream.getAggregateIdentifier(), 0L, (before, none) -> before + 1));
        }
    }

    /** What was appended, and what a reader that read along saw, in its order. */
    record Race(Set<String> sent, List<TrackedEventMessage<?>> seen) {}

    default Race race(int writers, int pairs) throws Exception {
        Set<String> sent = new TreeSet<>();
        List<TrackedEventMessage<?>> seen = new ArrayList<>();
        TrackingToken before = store().createHeadToken();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers + 1)) {
            Future<?> reader = threads.submit(() -> {
                try (BlockingStream<TrackedEventMessage<?>> stream = store().openStream(before)) {
                    while (seen.size() < writers * pairs * 2) {
                        seen.add(stream.nextAvailable());
                    }
                }
                return null;
            });
            List<Future<List<String>>> ids = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String stream = Given.centre("w" + w);
                ids.add(threads.submit(() -> appendPairs(stream, pairs)));
            }
            for (Future<List<String>> writer : ids) {
                sent.addAll(writer.get(60, TimeUnit.SECONDS));
            }
            reader.get(60, TimeUnit.SECONDS);
        }
        return new Race(sent, seen);
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
    default void of_racing_writers_one_wins_and_no_neighbour_loses_with_them() throws Exception {
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
}
