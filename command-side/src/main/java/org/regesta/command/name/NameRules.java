package org.regesta.command.name;

import java.util.List;
import org.regesta.command.name.NameState.Borne;
import org.regesta.command.name.NameState.Free;
import org.regesta.command.name.api.NameCommand;
import org.regesta.command.name.api.NameCommand.Take;
import org.regesta.events.name.NameEvent;
import org.regesta.events.name.NameEvent.Taken;

/** The first who asks has it. */
final class NameRules {

    static final NameState NOTHING_YET = new Free();

    private NameRules() {}

    static List<NameEvent> decide(NameCommand command, NameState state) {
        return switch (command) {
            case Take c ->
                switch (state) {
                    case Free free -> List.of(new Taken(c.nameId(), c.kind(), c.name(), c.holder()));
                    case Borne borne -> List.of();
                };
        };
    }

    static NameState evolve(NameState state, NameEvent event) {
        return switch (event) {
            case Taken e -> new Borne(e.holder());
        };
    }

    /** Who has it, once someone asked. */
    static String answer(NameState state) {
        return switch (state) {
            case Borne borne -> borne.holder();
            case Free free -> throw new IllegalStateException("a name that was asked for is borne");
        };
    }
}
