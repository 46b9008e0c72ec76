package org.regesta.saga.adjudication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.EndClaim;
import org.regesta.command.registration.api.RegistrationCommand.Escalate;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.CaseEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.adjudication.CaseDue.Row;
import org.regesta.saga.due.Ticker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Ends claims that ran out, and says of a case that nobody decided in the time that the law gives. It remembers
 * nothing: what is due is a view, and whether it is so is in the registry.
 */
@Component
class CaseTicker extends Ticker<RegistrationCommand> {

    private static final String RULE = "adjudication-time";
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ViewStore store;
    private final Ledger ledger;
    private final Commands commands;
    private final Clock clock;
    private final Duration deadline;

    /** @param deadline how long the law gives for a decision, ISO 8601 */
    CaseTicker(
            ViewStore store,
            Ledger ledger,
            Commands commands,
            Clock clock,
            @Value("${regesta.adjudication.deadline:P3D}") String deadline) {
        super("cases", EVERY);
        this.store = store;
        this.ledger = ledger;
        this.commands = commands;
        this.clock = clock;
        this.deadline = Misconfigured.duration("regesta.adjudication.deadline", deadline);
    }

    @Override
    protected List<RegistrationCommand> due() {
        Instant now = clock.instant();
        List<RegistrationCommand> due = new ArrayList<>();
        CaseDue.over(store, now).forEach(row -> due.add(new EndClaim(row.registrationId(), now)));
        for (Row row : CaseDue.asked(store, now.minus(deadline))) {
            due.add(new Escalate(row.registrationId(), row.asked().plus(deadline), now));
        }
        return due;
    }

    @Override
    protected void see(RegistrationCommand command) {
        Optional<ViewStore.Document> seen = CaseDue.row(store, command.registrationId()); // asked anew meanwhile?
        Recorded newest = ledger.stream(Book.REGISTRY, command.stream()).getLast();
        if (!(newest.payload() instanceof AdjudicationAsked || newest.payload() instanceof CaseEvent)) {
            seen.ifPresent(row -> CaseDue.forget(store, row)); // decided; the view lags, or was told twice
            return;
        }
        commands.send(command, by(newest, command));
    }

    /** On the authority of what happened to the case last. */
    private static Attribution by(Recorded newest, RegistrationCommand command) {
        Attribution by = new Attribution(RULE, "RULE", new Authority.Rule(RULE, "1", "registry:" + newest.position()))
                .with(Meta.REASON, RULE)
                .with(Meta.CHANNEL, "rule")
                .with(Meta.CAUSATION, newest.eventId())
                .with(
                        Meta.COMMAND_ID,
                        command.registrationId() + ":" + command.getClass().getSimpleName() + ":" + newest.sequence());
        return newest.envelope()
                .meta(Meta.CORRELATION)
                .map(correlation -> by.with(Meta.CORRELATION, correlation))
                .orElse(by);
    }
}
