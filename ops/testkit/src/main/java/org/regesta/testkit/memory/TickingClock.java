package org.regesta.testkit.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when told to, forwards or backwards. Safe to share between threads. */
public final class TickingClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TickingClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** @param time RFC 3339, such as {@code 2026-11-21T10:00:00Z} */
    public static TickingClock at(String time) {
        return at(Instant.parse(time));
    }

    public static TickingClock at(Instant time) {
        return new TickingClock(new AtomicReference<>(time), ZoneOffset.UTC);
    }

    public void set(Instant time) {
        now.set(time);
    }

    /** @return the time it now shows */
    public synchronized Instant advance(Duration by) {
        Instant later = Objects.requireNonNull(now.get()).plus(by);
        now.set(later);
        return later;
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands in another zone: moving one moves both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new TickingClock(now, other);
    }
}
