package org.regesta.auth.ida;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Partners are answered in the order they came, so many at once as keep the cores and the log's syncs at work. Were all
 * begun at once, each would wait for every other at each of its steps, and some would come out long after their turn.
 */
@Component
class Turns {

    private static final int A_CORE = 8;

    private final Semaphore places;

    /** @param atOnce how many are answered at once; 0 for eight a core */
    Turns(@Value("${regesta.authentication.at-once:0}") int atOnce) {
        if (atOnce < 0) {
            throw new IllegalArgumentException("regesta.authentication.at-once is " + atOnce + ": give 0 or more");
        }
        this.places = new Semaphore(atOnce == 0 ? A_CORE * Runtime.getRuntime().availableProcessors() : atOnce, true);
    }

    /** Does it when its turn has come. */
    <T> T take(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
