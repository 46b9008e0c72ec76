package org.regesta.command.masterdata;

import java.time.Duration;
import java.util.List;
import org.regesta.command.masterdata.IdentitySchemaState.Live;
import org.regesta.command.masterdata.IdentitySchemaState.Unknown;
import org.regesta.command.masterdata.api.IdentitySchemaCommand;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Draft;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Publish;
import org.regesta.command.masterdata.api.IdentitySchemaCommand.Redraft;
import org.regesta.command.masterdata.api.IdentitySchemaRefusal;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.events.masterdata.IdentitySchemaEvent.Drafted;
import org.regesta.events.masterdata.IdentitySchemaEvent.Published;
import org.regesta.ports.Refusal;

/** A schema is drafted, then published under a version, and from then on it is what it is. */
final class IdentitySchemaRules {

    static final IdentitySchemaState NOTHING_YET = new Unknown();

    /** Clocks differ, and a request takes time: "from now on" is not the past. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private IdentitySchemaRules() {}

    static List<IdentitySchemaEvent> decide(IdentitySchemaCommand command, IdentitySchemaState state) {
        return switch (command) {
            case Draft c -> draft(new Drafted(c.schemaId(), c.title(), c.description(), c.json()), state);
            case Redraft c -> redraft(new Drafted(c.schemaId(), c.title(), c.description(), c.json()), state);
            case Publish c ->
                switch (state) {
                    case Unknown unknown -> throw new Refusal(IdentitySchemaRefusal.UNKNOWN);
                    case IdentitySchemaState.Draft draft -> publish(c);
                    case Live live when live.version().equals(c.version()) -> List.of();
                    case Live live -> throw new Refusal(IdentitySchemaRefusal.ALREADY_PUBLISHED);
                };
        };
    }

    static IdentitySchemaState evolve(IdentitySchemaState state, IdentitySchemaEvent event) {
        return switch (event) {
            case Drafted e -> new IdentitySchemaState.Draft(e);
            case Published e ->
                switch (state) {
                    case IdentitySchemaState.Draft draft -> new Live(draft.as(), e.version());
                    case Unknown unknown -> throw new IllegalStateException("published before it was drafted");
                    case Live live -> throw new IllegalStateException("published twice");
                };
        };
    }

    private static List<IdentitySchemaEvent> draft(Drafted asked, IdentitySchemaState state) {
        return switch (state) {
            case Unknown unknown -> List.of(asked);
            case IdentitySchemaState.Draft draft when draft.as().equals(asked) -> List.of();
            case IdentitySchemaState.Draft draft -> throw new Refusal(IdentitySchemaRefusal.ALREADY_DRAFTED);
            case Live live -> throw new Refusal(IdentitySchemaRefusal.ALREADY_PUBLISHED);
        };
    }

    private static List<IdentitySchemaEvent> redraft(Drafted asked, IdentitySchemaState state) {
        return switch (state) {
            case Unknown unknown -> throw new Refusal(IdentitySchemaRefusal.UNKNOWN);
            case IdentitySchemaState.Draft draft -> draft.as().equals(asked) ? List.of() : List.of(asked);
            case Live live -> throw new Refusal(IdentitySchemaRefusal.ALREADY_PUBLISHED);
        };
    }

    private static List<IdentitySchemaEvent> publish(Publish c) {
        if (c.effectiveFrom().isBefore(c.now().minus(TOLERANCE))) {
            throw new Refusal(IdentitySchemaRefusal.EFFECTIVE_IN_THE_PAST);
        }
        return List.of(new Published(c.schemaId(), c.version(), c.effectiveFrom()));
    }
}
