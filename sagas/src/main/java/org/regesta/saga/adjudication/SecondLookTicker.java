package org.regesta.saga.adjudication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.registration.RegistrationEvent.Approved;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.RegistrationEvent.Reopened;
import org.regesta.events.registration.RegistrationEvent.RetentionEnded;
import org.regesta.events.registration.RegistrationEvent.Voided;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.ViewStore;
import org.regesta.saga.adjudication.SecondLook.Look;
import org.regesta.saga.due.Ticker;
import org.springframework.stereotype.Component;

/**
 * Whoever was refused for the sake of an earlier registration is looked at again when that one came to nothing: it was
 * rejected after all, declared void, or given up. It remembers nothing; killed anywhere, it looks again.
 */
@Component
class SecondLookTicker extends Ticker<Look> {

    private static final String RULE = "second-look";
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ViewStore store;
    private final Ledger ledger;
    private final Commands commands;

    SecondLookTicker(ViewStore store, Ledger ledger, Commands commands) {
        super("second-look", EVERY);
        this.store = store;
        this.ledger = ledger;
        this.commands = commands;
    }

    @Override
    protected List<Look> due() {
        return SecondLook.due(store);
    }

    /** The row goes with the event that this makes. */
    @Override
    protected void see(Look look) {
        end(look.earlier())
                .filter(end -> !(end.payload() instanceof Approved))
                .ifPresent(end -> again(look.registrationId(), look.earlier(), end));
    }

    /** What became of it, as far as that is known: the newest event that says so. */
    private Optional<Recorded> end(String registrationId) {
        Optional<Recorded> end = Optional.empty();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "registration:" + registrationId)) {
            end = switch (recorded.payload()) {
                case Approved _, Rejected _, Voided _, RetentionEnded _ -> Optional.of(recorded);
                case Reopened _ -> Optional.empty();
                default -> end;
            };
        }
        return end;
    }

    private void again(String registrationId, String earlier, Recorded came) {
        boolean refusedForIt = end(registrationId)
                .filter(end -> end.payload() instanceof Rejected rejected
                        && rejected.duplicateOf().equals(Optional.of(earlier)))
                .isPresent();
        if (refusedForIt) {
            Optional<String> instead = came.payload() instanceof Rejected rejected
                    ? rejected.duplicateOf().filter(other -> !other.equals(registrationId))
                    : Optional.empty();
            commands.send(
                    new Reopen(registrationId, ReopeningGround.EARLIER_ONE_VOID, instead, OtherNames.NONE),
                    by(came, registrationId));
        }
    }

    /** On the authority of what made the earlier one void. */
    private static Attribution by(Recorded cause, String registrationId) {
        Attribution by = new Attribution(RULE, "RULE", new Authority.Rule(RULE, "1", "registry:" + cause.position()))
                .with(Meta.REASON, RULE)
                .with(Meta.CHANNEL, "rule")
                .with(Meta.CAUSATION, cause.eventId())
                .with(Meta.COMMAND_ID, registrationId + ":" + RULE + ":" + cause.position());
        return cause.envelope()
                .meta(Meta.CORRELATION)
                .map(correlation -> by.with(Meta.CORRELATION, correlation))
                .orElse(by);
    }
}
