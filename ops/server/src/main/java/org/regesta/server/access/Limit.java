package org.regesta.server.access;

import java.time.Duration;

/** All rates that the gate holds, per address that calls. */
enum Limit {
    /** Asking for tokens: a person signs in seldom, a machine every few minutes. Fails closed. */
    TOKENS(60, Duration.ofMinutes(1));

    private final int burst;
    private final Duration refill;

    /** @param burst how many at once, refilled evenly over {@code refill} */
    Limit(int burst, Duration refill) {
        this.burst = burst;
        this.refill = refill;
    }

    int burst() {
        return burst;
    }

    Duration refill() {
        return refill;
    }
}
