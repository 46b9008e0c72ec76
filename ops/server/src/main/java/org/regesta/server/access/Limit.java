package org.regesta.server.access;

import java.time.Clock;
import java.time.Duration;
import org.regesta.wire.Allowances;

/**
 * All rates that the gate holds. Counted in memory, by each process: none of them keeps a secret alone. A token needs a
 * key, a code that was sent may be tried a few times only, and who looks people up is told by the access book; a
 * restart gives as many again. What guards a secret is counted in the book ({@code AuthLimit}).
 */
enum Limit {
    /** Asking for tokens, per address: a person signs in seldom, a machine every few minutes. Fails closed. */
    TOKENS(60, Duration.ofMinutes(1)),

    /** Codes sent to an officer, per name and the address that asks: who asks for others' uses up none of theirs. */
    SENT_CODES(3, Duration.ofMinutes(10)),

    /** Codes sent to an officer, whoever asks: nobody's mailbox is filled from many addresses. Fails closed. */
    SENT_CODES_TO_ONE(30, Duration.ofMinutes(10)),

    /**
     * Looking a person up by a number, per officer: a counter serves fewer people in an hour, and who tries numbers
     * would need them by the million. Fails closed.
     */
    LOOK_UPS(60, Duration.ofHours(1));

    /** Callers remembered; the longest unseen is forgotten first. */
    private static final int REMEMBERED = 10_000;

    private final int burst;
    private final Duration refill;

    /** @param burst how many at once, refilled evenly over {@code refill} */
    Limit(int burst, Duration refill) {
        this.burst = burst;
        this.refill = refill;
    }

    /** What each caller has left of it. */
    Allowances counted(Clock clock) {
        return new Allowances(burst, refill, REMEMBERED, clock);
    }

    /** @param most how many at once, where a setting says so */
    Allowances counted(int most, Clock clock) {
        return new Allowances(most, refill, REMEMBERED, clock);
    }

    int burst() {
        return burst;
    }

    Duration refill() {
        return refill;
    }
}
