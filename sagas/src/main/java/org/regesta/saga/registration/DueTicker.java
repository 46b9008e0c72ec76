package org.regesta.saga.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.ViewStore;
import org.regesta.saga.due.Ticker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sees to it that nothing owed is forgotten and no wait is endless. Every few seconds it looks where something is
 * due and sends what the registry says is owed there: the very commands a saga sends, under the same ids, so that
 * both may. It remembers nothing.
 */
@Component
class DueTicker extends Ticker<String> {

    private static final Duration GRACE = Duration.ofSeconds(30); // a living saga needs far less
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ViewStore store;
    private final Ledger ledger;
    private final Steps steps;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long a registration waits for an undecided candidate before a human is asked, ISO 8601 */
    DueTicker(
            ViewStore store,
            Ledger ledger,
            Commands commands,
            Clock clock,
            @Value("${regesta.registration.candidate-patience:PT24H}") String patience) {
        super("due", EVERY);
        this.store = store;
        this.ledger = ledger;
        this.steps = new Steps(commands);
        this.clock = clock;
        this.patience = Misconfigured.duration("regesta.registration.candidate-patience", patience);
    }

    @Override
    protected List<String> due() {
        return DueView.before(store, clock.instant().minus(GRACE));
    }

    @Override
    protected void see(String registrationId) {
        Optional<ViewStore.Document> seen = DueView.row(store, registrationId); // it may be reopened meanwhile
        RegistrationStates.now(ledger, registrationId).ifPresent(known -> {
            if (known.state().ended()) {
                seen.ifPresent(row -> DueView.forget(store, row));
            } else {
                see(known, clock.instant());
            }
        });
    }

    private void see(RegistrationStates.Now known, Instant now) {
        RegistrationState state = known.state();
        RegistrationProcess.owed(state).forEach(command -> steps.send(command, state, known.newest()));
        RegistrationProcess.overdue(state, now, patience)
                .forEach(command -> steps.send(command, state, known.newest()));
    }
}
