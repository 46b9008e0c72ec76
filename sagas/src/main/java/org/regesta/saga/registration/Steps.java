package org.regesta.saga.registration;

import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.AskInformation;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.ports.Commands;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the process owes, each under an id of its own that is the same whenever it is sent again. */
final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Commands commands;

    Steps(Commands commands) {
        this.commands = commands;
    }

    /** Sends and waits for the result. A rule's no means that the registration went on without it: its events tell. */
    void send(RegistrationCommand command, RegistrationState state, Recorded cause) {
        try {
            commands.send(command, ByRule.of(state.process(), state.authority(), cause, commandId(command, state)));
        } catch (Refusal stale) {
            LOG.info("{} for {}: {}", command.getClass().getSimpleName(), command.registrationId(), stale.getMessage());
        }
    }

    private static String commandId(RegistrationCommand command, RegistrationState state) {
        int reopened = state.past().reopened();
        String step = command.registrationId() + ":" + command.getClass().getSimpleName()
                + (reopened == 0 ? "" : ":again-" + reopened); // decided anew, it is another step
        return switch (command) {
            case AskStage ask -> step + ":" + ask.stage() + ":" + ask.attempt();
            case AskInformation _ -> step + ":" + state.information().requests();
            default -> step;
        };
    }
}
