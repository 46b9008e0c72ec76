package org.regesta.command.masterdata;

import java.util.List;
import org.regesta.command.masterdata.api.TitleCommand;
import org.regesta.events.masterdata.TitleEvent;
import org.regesta.events.masterdata.TitleEvent.Named;

/** A title has one name at a time in its language. */
final class TitleRules {

    /** A title that was never named. */
    static final String NAMELESS = "";

    private TitleRules() {}

    /** @param standing its name now, or {@link #NAMELESS} */
    static List<TitleEvent> decide(TitleCommand command, String standing) {
        return switch (command) {
            case TitleCommand.Name c ->
                c.name().equals(standing) ? List.of() : List.of(new Named(c.titleId(), c.language(), c.name()));
        };
    }

    static String evolve(TitleEvent event) {
        return switch (event) {
            case Named e -> e.name();
        };
    }
}
