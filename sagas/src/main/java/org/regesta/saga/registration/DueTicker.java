package org.regesta.saga.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Running;
import org.regesta.ports.ViewStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sees to it that nothing owed is forgotten and no wait is endless. Every few seconds it looks where something is
 * due and sends what the registry says is owed there: the very commands a saga sends, under the same ids, so that
 * both may. It remembers nothing.
 */
@Component
class DueTicker implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(DueTicker.class);
    private static final Duration GRACE = Duration.ofSeconds(30); // a living saga needs far less
    private static final long EVERY_SECONDS = 5;

    private final ViewStore store;
    private final Ledger ledger;
    private final Steps steps;
    private final Clock clock;
    private final Duration patience;
    private @Nullable ScheduledExecutorService thread;

    /** @param patience how long a registration waits for an undecided candidate before a human is asked, ISO 8601 */
    DueTicker(
            ViewStore store,
            Ledger ledger,
            Commands commands,
            Clock clock,
            @Value("${regesta.registration.candidate-patience:PT24H}") String patience) {
        this.store = store;
        this.ledger = ledger;
        this.steps = new Steps(commands);
        this.clock = clock;
        this.patience = Duration.parse(patience);
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("due").daemon().factory());
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
                    "what is due could not be looked after, trying again: {}",
                    failed.getClass().getSimpleName());
        }
    }

    /** Looks once. */
    void tick() {
        Instant now = clock.instant();
        for (String registrationId : DueView.before(store, now.minus(GRACE))) {
            RegistrationStates.now(ledger, registrationId).ifPresent(known -> see(known, now));
        }
    }

    private void see(RegistrationStates.Now known, Instant now) {
        RegistrationState state = known.state();
        if (state.ended()) {
            DueView.forget(store, state.registrationId());
            return;
        }
        RegistrationProcess.owed(state).forEach(command -> steps.send(command, state.authority(), known.newest()));
        RegistrationProcess.overdue(state, now, patience)
                .forEach(command -> steps.send(command, state.authority(), known.newest()));
    }
}
