package org.regesta.saga.forgetting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.api.RepositoryIds;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RetentionGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.due.Ticker;
import org.springframework.stereotype.Component;

/**
 * Gives up registrations that became nobody's identity once their retention is over. It remembers nothing: killed at
 * any point, the registry says what is still to be done.
 */
@Component
class RetentionTicker extends Ticker<String> {

    private static final String RULE = "registration-retention";
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final ViewStore store;
    private final Ledger ledger;
    private final KeptNoLonger keptNoLonger;
    private final Retention retention;
    private final Clock clock;

    RetentionTicker(ViewStore store, Ledger ledger, KeptNoLonger keptNoLonger, Retention retention, Clock clock) {
        super("retention", EVERY);
        this.store = store;
        this.ledger = ledger;
        this.keptNoLonger = keptNoLonger;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    protected List<String> due() {
        return RetentionDue.ids(store, retention, clock.instant());
    }

    @Override
    protected void see(String registrationId) {
        Optional<ViewStore.Document> seen = RetentionDue.row(store, registrationId);
        List<Recorded> history = ledger.stream(Book.REGISTRY, "registration:" + registrationId);
        Recorded newest = history.getLast();
        RegistrationEvent event = (RegistrationEvent) newest.payload();
        boolean aPersons = wasAPersons(history) || RepositoryIds.holds(ledger, registrationId);
        if (event instanceof RegistrationEvent.RetentionEnded && !aPersons) {
            keptNoLonger.destroy(registrationId, history, by(newest, "destroyed"));
            return;
        }
        Optional<RetentionGround> ground = aPersons ? Optional.empty() : RetentionDue.ground(history);
        if (ground.isEmpty()) {
            seen.ifPresent(row -> RetentionDue.forget(store, row));
        } else if (isOver(ground.get(), history)) {
            keptNoLonger.end(
                    new RegistrationCommand.EndRetention(registrationId, ground.get(), newest.sequence()),
                    by(newest, ground.get() + ":" + newest.sequence()));
        }
    }

    /** An identity was made of it: whatever was found later, it is forgotten with that. */
    private static boolean wasAPersons(List<Recorded> history) {
        return history.stream().anyMatch(recorded -> recorded.payload() instanceof RegistrationEvent.Finished);
    }

    private boolean isOver(RetentionGround ground, List<Recorded> history) {
        Instant since = Instant.ofEpochMilli(history.getLast().envelope().recordedMillis());
        return !clock.instant().isBefore(since.plus(retention.of(ground, process(history))));
    }

    /** As it was announced last. */
    private static Process process(List<Recorded> history) {
        return history.reversed().stream()
                .filter(recorded -> recorded.payload() instanceof RegistrationEvent.Synced)
                .map(recorded -> ((RegistrationEvent.Synced) recorded.payload()).process())
                .findFirst()
                .orElseThrow();
    }

    /** On the authority of what happened to it last. */
    private static Attribution by(Recorded newest, String step) {
        String rid = ((RegistrationEvent) newest.payload()).registrationId();
        Attribution by = new Attribution(
                RULE,
                "RULE",
                new Authority.Rule(RULE, "1", "registry:" + newest.position()),
                Map.of(
                        Meta.REASON,
                        "retention-over",
                        Meta.CHANNEL,
                        "rule",
                        Meta.CAUSATION,
                        newest.eventId(),
                        Meta.COMMAND_ID,
                        rid + ":retention:" + step));
        return newest.envelope()
                .meta(Meta.CORRELATION)
                .map(correlation -> by.with(Meta.CORRELATION, correlation))
                .orElse(by);
    }
}
