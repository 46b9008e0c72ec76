package org.regesta.saga.due;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at intervals what is due, and sees to each. It remembers nothing: what is due is a view. One that fails stays
 * due and keeps none of the others waiting.
 *
 * @param <T> what says where to look
 */
public abstract class Ticker<T> implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final String name;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;

    /** @param name of its thread, and in the log */
    protected Ticker(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    /** What is due now, the longest due first. */
    protected abstract List<T> due();

    /** Sees to one, idempotently: it may come again. */
    protected abstract void see(T one);

    @Override
    public final synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        thread.scheduleWithFixedDelay(this::tickSafely, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public final synchronized void stop() {
        if (thread != null) {
            thread.close();
        }
    }

    /** Looks once. */
    public final void tick() {
        for (T one : due()) {
            try {
                see(one);
            } catch (RuntimeException failed) { // it concerns this one alone, and the next tick tries again
                warn(failed);
            }
        }
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException cannotLook) { // a scheduled task that throws never runs again
            warn(cannotLook);
        }
    }

    private void warn(RuntimeException failed) {
        LOG.warn(
                "{}: what is due could not be done, trying again: {}",
                name,
                failed.getClass().getSimpleName());
    }
}
