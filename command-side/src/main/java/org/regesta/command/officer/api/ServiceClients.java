package org.regesta.command.officer.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.officer.Role;
import org.regesta.events.officer.ServiceClientEvent.Registered;
import org.regesta.ports.Recorded;

/** Reads a service client from its stream, {@code client:<clientId>} of the registry. */
public final class ServiceClients {

    private ServiceClients() {}

    /** @param mandatePosition the registry position of the event that gave the roles */
    public record ServiceClientState(String clientId, Set<Role> roles, String publicJwk, long mandatePosition) {}

    /** @return none when no such client was registered */
    public static Optional<ServiceClientState> fold(List<Recorded> stream) {
        Optional<ServiceClientState> client = Optional.empty();
        for (Recorded recorded : stream) {
            if (recorded.payload() instanceof Registered e) {
                client = Optional.of(
                        new ServiceClientState(e.clientId(), e.roles(), e.publicJwk(), recorded.position()));
            }
        }
        return client;
    }
}
