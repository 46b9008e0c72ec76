package org.regesta.ports;

import java.time.Duration;

/** Time that only passes: no change of the clock moves it. For how long something takes, never for when it was. */
@FunctionalInterface
public interface Uptime {

    /** Since a moment of this process that stays the same. */
    Duration passed();

    static Uptime ofThisProcess() {
        long from = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - from);
    }
}
