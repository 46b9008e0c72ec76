package org.regesta.saga.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.regesta.command.identity.api.IdentityCommand.RelockFactor;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.saga.due.Ticker;
import org.regesta.saga.identity.TimedUnlockView.Row;
import org.springframework.stereotype.Component;

/**
 * Locks again what was unlocked for a time. Whoever reads a lock knows by its time that it is over; this makes it a
 * recorded fact. It remembers nothing: what is due is a view.
 */
@Component
class RelockTicker extends Ticker<Row> {

    private static final String RULE = "timed-unlock";
    private static final String VERSION = "1";
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ViewStore store;
    private final Commands commands;
    private final Clock clock;

    RelockTicker(ViewStore store, Commands commands, Clock clock) {
        super("relock", EVERY);
        this.store = store;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    protected List<Row> due() {
        return TimedUnlockView.due(store, clock.instant());
    }

    @Override
    protected void see(Row row) {
        relock(row, clock.instant());
        TimedUnlockView.forget(store, row);
    }

    private void relock(Row row, Instant now) {
        try {
            commands.send(new RelockFactor(row.subject(), row.factor(), now), by(row));
        } catch (Refusal gone) {
            if (gone.code() != IdentityRefusal.UNKNOWN && gone.code() != IdentityRefusal.ERASED) {
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
