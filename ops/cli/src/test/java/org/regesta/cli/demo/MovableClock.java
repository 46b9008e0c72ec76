package org.regesta.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock on a house's wall: it goes as all do, and is set by hand. */
final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** From now on it shows that much more than the right time. */
    void isAhead(Duration of) {
        ahead = of;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a house's days are those of UTC");
    }
}
