package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TurnsTest {

    @Test
    void whoever_waits_is_answered_in_the_order_they_came() throws InterruptedException {
        Turns turns = new Turns(1);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<Integer> answered = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        threads.add(Thread.startVirtualThread(() -> turns.take(() -> {
            held.countDown();
            return await(free);
        })));
        held.await();
        for (int each = 0; each < 20; each++) {
            int number = each;
            Thread next = Thread.startVirtualThread(() -> turns.take(() -> answered.add(number)));
            threads.add(next);
            while (next.getState() != Thread.State.WAITING) {
                LockSupport.parkNanos(100_000);
            }
        }
        assertThat(answered).isEmpty();
        free.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answered).isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void no_more_are_answered_at_once_than_there_are_places_and_who_fails_gives_theirs_back() {
        Turns turns = new Turns(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 30)
                .mapToObj(each -> Thread.startVirtualThread(() -> {
                    try {
                        turns.take(() -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            LockSupport.parkNanos(1_000_000);
                            now.decrementAndGet();
                            throw new IllegalStateException("refused");
                        });
                    } catch (IllegalStateException refused) {
                        // as its request would be
                    }
                }))
                .toList();
        threads.forEach(TurnsTest::join);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(turns.take(() -> "still")).isEqualTo("still");
    }

    @Test
    void a_number_below_nothing_is_refused_in_words() {
        assertThatThrownBy(() -> new Turns(-1)).hasMessageContaining("regesta.authentication.at-once is -1");
    }

    private static boolean await(CountDownLatch free) {
        try {
            return free.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }
}
