package org.regesta.command.officer;

import java.util.List;
import java.util.Optional;
import org.regesta.command.officer.ServiceClientState.Known;
import org.regesta.command.officer.ServiceClientState.Unknown;
import org.regesta.command.officer.api.ServiceClientCommand;
import org.regesta.command.officer.api.ServiceClientCommand.ChangeRoles;
import org.regesta.command.officer.api.ServiceClientCommand.Disable;
import org.regesta.command.officer.api.ServiceClientCommand.Enable;
import org.regesta.command.officer.api.ServiceClientCommand.MakeSecret;
import org.regesta.command.officer.api.ServiceClientCommand.Register;
import org.regesta.command.officer.api.ServiceClientRefusal;
import org.regesta.command.officer.api.ServiceClients;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.events.officer.ServiceClientEvent.Disabled;
import org.regesta.events.officer.ServiceClientEvent.Enabled;
import org.regesta.events.officer.ServiceClientEvent.Registered;
import org.regesta.events.officer.ServiceClientEvent.RolesChanged;
import org.regesta.events.officer.ServiceClientEvent.SecretMade;
import org.regesta.ports.Refusal;

/** A machine is registered once: another key is another machine. Its roles change, and it can be shut out. */
final class ServiceClientRules {

    static final ServiceClientState NOTHING_YET = new Unknown();

    /** A rule needs no mandate's position, and an aggregate does not know it. */
    private static final long UNKNOWN_POSITION = -1;

    private ServiceClientRules() {}

    static List<ServiceClientEvent> decide(ServiceClientCommand command, ServiceClientState state) {
        return switch (command) {
            case Register c -> register(c, state);
            case MakeSecret c ->
                known(state).now().secretId().equals(Optional.of(c.secretId()))
                        ? List.of()
                        : List.of(new SecretMade(c.clientId(), c.secretId()));
            case ChangeRoles c ->
                known(state).now().roles().equals(c.roles())
                        ? List.of()
                        : List.of(new RolesChanged(c.clientId(), c.roles()));
            case Disable c -> known(state).now().disabled() ? List.of() : List.of(new Disabled(c.clientId()));
            case Enable c -> known(state).now().disabled() ? List.of(new Enabled(c.clientId())) : List.of();
        };
    }

    static ServiceClientState evolve(ServiceClientState state, ServiceClientEvent event) {
        return switch (state) {
            case Unknown unknown -> {
                ServiceClients.ServiceClientState now = ServiceClients.after(Optional.empty(), event, UNKNOWN_POSITION);
                yield new Known((Registered) event, now);
            }
            case Known known -> new Known(known.as(), known.now().after(event, UNKNOWN_POSITION));
        };
    }

    private static List<ServiceClientEvent> register(Register c, ServiceClientState state) {
        Registered asked = new Registered(c.clientId(), c.roles(), c.publicJwk());
        return switch (state) {
            case Unknown unknown -> List.of(asked);
            case Known known when known.as().equals(asked) -> List.of();
            case Known known -> throw new Refusal(ServiceClientRefusal.ALREADY_REGISTERED);
        };
    }

    private static Known known(ServiceClientState state) {
        return switch (state) {
            case Known known -> known;
            case Unknown unknown -> throw new Refusal(ServiceClientRefusal.UNKNOWN);
        };
    }
}
