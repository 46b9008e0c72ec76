package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.eventlog.Register.Operation;
import org.regesta.events.Book;

/** Of many who claim one token at the same moment one gets it, and nobody ever sees it otherwise (reliability R10). */
class UniquenessRaceTest {

    private static final int ROUNDS = Boolean.getBoolean("soak") ? 10_000 : 500;
    private static final int RACERS = 8;
    private static final int READERS = 4;

    @Test
    void of_eight_who_claim_one_token_one_wins_and_the_history_is_that_of_one_register(@TempDir Path folder)
            throws Exception {
        try (RocksUnderTest rocks = new RocksUnderTest(folder);
                ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            LedgerEventStore store = rocks.store(Book.REGISTRY);
            for (int round = 0; round < ROUNDS; round++) {
                List<Operation> history = race(threads, store, Given.centre("token-" + round));
                assertThat(history.stream().filter(Operation::won)).hasSize(1);
                assertThat(history).hasSize(RACERS + READERS);
                assertThat(Register.isLinearizable(history)).as("%s", history).isTrue();
            }
            assertThat(rocks.engine(Book.REGISTRY).head())
                    .as("one event a token")
                    .isEqualTo(ROUNDS - 1);
        }
        System.out.printf(
                "R10: %d rounds of %d racers for one token, one winner each, all histories linearizable%n",
                ROUNDS, RACERS);
    }

    private static List<Operation> race(ExecutorService threads, LedgerEventStore store, String token)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Future<List<Operation>>> racing = new ArrayList<>();
        for (int racer = 0; racer < RACERS; racer++) {
            boolean reads = racer < READERS;
            racing.add(threads.submit(() -> {
                start.await();
                List<Operation> done = new ArrayList<>(List.of(claim(store, token)));
                if (reads) {
                    done.add(read(store, token));
                }
                return done;
            }));
        }
        List<Operation> history = new ArrayList<>();
        for (Future<List<Operation>> racer : racing) {
            history.addAll(racer.get());
        }
        return history;
    }

    private static Operation claim(LedgerEventStore store, String token) {
        var event = Given.event(token, 0);
        long began = System.nanoTime();
        try {
            store.publish(event);
            return new Operation(began, System.nanoTime(), event.getIdentifier(), null, true);
        } catch (AggregateStreamCreationException lost) {
            return new Operation(began, System.nanoTime(), event.getIdentifier(), null, false);
        }
    }

    private static Operation read(LedgerEventStore store, String token) {
        long began = System.nanoTime();
        String found = store.readEvents(token)
                .asStream()
                .map(event -> event.getIdentifier())
                .findFirst()
                .orElse(null);
        return new Operation(began, System.nanoTime(), null, found, false);
    }

    @Test
    void two_winners_a_winner_after_a_loser_and_a_read_of_the_past_are_told_apart() {
        Operation first = new Operation(0, 10, "a", null, true);
        assertThat(Register.isLinearizable(List.of(first, new Operation(5, 15, "b", null, false))))
                .isTrue();
        assertThat(Register.isLinearizable(List.of(first, new Operation(5, 15, null, null, false))))
                .isTrue();
        assertThat(Register.isLinearizable(List.of(first, new Operation(5, 15, "b", null, true))))
                .isFalse();
        assertThat(Register.isLinearizable(List.of(first, new Operation(11, 15, null, null, false))))
                .isFalse();
        assertThat(Register.isLinearizable(List.of(first, new Operation(11, 15, null, "b", false))))
                .isFalse();
        assertThat(Register.isLinearizable(
                        List.of(new Operation(0, 1, "b", null, false), new Operation(2, 3, "a", null, true))))
                .isFalse();
    }
}
