package org.regesta.server.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Ledger;
import org.regesta.ports.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tries parked events again, at start and then by itself: what made them fail may be gone with the last release. */
@Component
class Retry implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int SEQUENCES_A_ROUND = 100;

    private final ParkedEvents parked;
    private final Ledger ledger;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    @Autowired
    Retry(ParkedEvents parked, Ledger ledger) {
        this(parked, ledger, EVERY);
    }

    Retry(ParkedEvents parked, Ledger ledger, Duration every) {
        this.parked = parked;
        this.ledger = ledger;
        this.every = every;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("parked-events").start(this::run);
    }

    @Override
    public void stop() {
        stop.countDown();
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            do {
                round();
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            parked.tryAgain(SEQUENCES_A_ROUND, ledger);
        } catch (RuntimeException storeIsAway) { // the boundary of a round: the next one may find it back
            LOG.warn(
                    "parked events could not be tried again: {}",
                    storeIsAway.getClass().getSimpleName());
        }
    }
}
