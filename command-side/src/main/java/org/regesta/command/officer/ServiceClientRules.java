package org.regesta.command.officer;

import java.util.List;
import org.regesta.command.officer.ServiceClientState.Known;
import org.regesta.command.officer.ServiceClientState.Unknown;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.command.officer.api.ServiceClientCommand.Register;
import org.regesta.command.officer.api.ServiceClientRefusal;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.events.officer.ServiceClientEvent.Registered;
import org.regesta.ports.Refusal;

/** A machine is registered once: other roles or another key are another machine. */
final class ServiceClientRules {

    static final ServiceClientState NOTHING_YET = new Unknown();

    private ServiceClientRules() {}

    static List<ServiceClientEvent> decide(ServiceClientCommand command, ServiceClientState state) {
        return switch (command) {
            case Register c -> {
                Registered asked = new Registered(c.clientId(), c.roles(), c.publicJwk());
                yield switch (state) {
                    case Unknown unknown -> List.of(asked);
                    case Known known when known.as().equals(asked) -> List.of();
                    case Known known -> throw new Refusal(ServiceClientRefusal.ALREADY_REGISTERED);
                };
            }
        };
    }

    static ServiceClientState evolve(ServiceClientState state, ServiceClientEvent event) {
        return switch (event) {
            case Registered e -> new Known(e);
        };
    }
}
