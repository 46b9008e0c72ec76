package org.regesta.saga.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.IdentityCommand.RelockFactor;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.ports.Running;
import org.regesta.ports.ViewStore;
import org.regesta.saga.identity.TimedUnlockView.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Locks again what was unlocked for a time. Whoever reads a lock knows by its time that it is over; this makes it a
 * recorded fact. It remembers nothing: what is due is a view.
 */
@Component
class RelockTicker implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(RelockTicker.class);
    private static final String RULE = "timed-unlock";
    private static final String VERSION = "1";
    private static final long EVERY_SECONDS = 2;

    private final ViewStore store;
    private final Commands commands;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;

    RelockTicker(ViewStore store, Commands commands, Clock clock) {
        this.store = store;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("relock").daemon().factory());
        thread.scheduleWithFixedDelay(this::tickSafely, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.close();
        }
    }

    private void tickSafely() {
        try {
            tick();
        } catch (
                RuntimeException
                        failed) { // one bad tick must not be the last: a scheduled task that throws never runs again
            LOG.warn(
                    "what is to be locked again could not be looked after, trying again: {}",
                    failed.getClass().getSimpleName());
        }
    }

    /** Looks once. */
    void tick() {
        Instant now = clock.instant();
        for (Row row : TimedUnlockView.due(store, now)) {
            relock(row, now);
            TimedUnlockView.forget(store, row);
        }
    }

    private void relock(Row row, Instant now) {
        try {
            commands.send(new RelockFactor(row.subject(), row.factor(), now), by(row));
        } catch (Refusal gone) {
            if (gone.code() != IdentityRefusal.UNKNOWN) {
                throw gone;
            }
        }
    }

    /** The rule follows on the authority of the event that unlocked for a time. */
    private static Attribution by(Row row) {
        Attribution by = new Attribution(RULE, "RULE", new Authority.Rule(RULE, VERSION, "registry:" + row.position()))
                .with(Meta.REASON, RULE)
                .with(Meta.CHANNEL, "rule")
                .with(Meta.CAUSATION, row.cause())
                .with(Meta.SUBJECT, row.subject())
                .with(Meta.COMMAND_ID, RULE + ":" + row.cause());
        return row.correlation().isEmpty() ? by : by.with(Meta.CORRELATION, row.correlation());
    }
}
