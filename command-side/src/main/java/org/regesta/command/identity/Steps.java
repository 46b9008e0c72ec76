package org.regesta.command.identity;

import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;

/** The commands of one request, each with an id of its own so that it is a retry of itself alone. */
record Steps(Commands commands, Attribution by) {

    Object send(String step, Object command) {
        return commands.send(command, as(step)).result();
    }

    Attribution as(String step) {
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commandId == null ? by : by.with(Meta.COMMAND_ID, commandId + ":" + step);
    }

    /** The same about a person. */
    Steps about(String subject) {
        return new Steps(commands, by.with(Meta.SUBJECT, subject));
    }
}
