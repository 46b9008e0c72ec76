package org.regesta.testkit.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.regesta.ports.Uptime;

/** A clock that moves only when told to, forwards or backwards. Safe to share between threads. */
public final class TickingClock extends Clock implements Uptime {

    private final AtomicReference<Instant> now;
    private final AtomicReference<Duration> passed;
    private final ZoneId zone;

    private TickingClock(AtomicReference<Instant> now, AtomicReference<Duration> passed, ZoneId zone) {
        this.now = now;
        this.passed = passed;
        this.zone = zone;
    }

    /** @param time RFC 3339, such as {@code 2026-11-21T10:00:00Z} */
    public static TickingClock at(String time) {
        return at(Instant.parse(time));
    }

    public static TickingClock at(Instant time) {
        return new TickingClock(new AtomicReference<>(time), new AtomicReference<>(Duration.ZERO), ZoneOffset.UTC);
    }

    /** Sets its hands; no time passes. */
    public void set(Instant time) {
        now.set(time);
    }

    /** Its hands jump, no time passes. */
    public synchronized void jump(Duration by) {
        now.set(instant().plus(by));
    }

    @Override
    public Duration passed() {
        return Objects.requireNonNull(passed.get());
    }

    /**
     * Time passes.
     *
     * @return the time it now shows
     */
    public synchronized Instant advance(Duration by) {
        passed.set(passed().plus(by.isNegative() ? Duration.ZERO : by));
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
        return new TickingClock(now, passed, other);
    }
}
