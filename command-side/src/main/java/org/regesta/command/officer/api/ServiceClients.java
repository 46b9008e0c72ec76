package org.regesta.command.officer.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.officer.Role;
import org.regesta.events.officer.ServiceClientEvent;
import org.regesta.ports.Recorded;

/** Reads a service client from its stream, {@code client:<clientId>} of the registry. */
public final class ServiceClients {

    private ServiceClients() {}

    /**
     * @param mandatePosition the registry position of the event that gave the roles
     * @param secretId of the one secret that counts, see {@link org.regesta.ports.Secrets#clientSecret}
     */
    public record ServiceClientState(
            String clientId,
            Set<Role> roles,
            String publicJwk,
            long mandatePosition,
            Optional<String> secretId,
            boolean disabled) {

        /** The client after one more event. */
        public ServiceClientState after(ServiceClientEvent event, long position) {
            return switch (event) {
                case ServiceClientEvent.Registered e -> registered(e, position);
                case ServiceClientEvent.SecretMade e ->
                    new ServiceClientState(
                            clientId, roles, publicJwk, mandatePosition, Optional.of(e.secretId()), disabled);
                case ServiceClientEvent.RolesChanged e ->
                    new ServiceClientState(clientId, e.roles(), publicJwk, position, secretId, disabled);
                case ServiceClientEvent.Disabled e -> with(true);
                case ServiceClientEvent.Enabled e -> with(false);
            };
        }

        /** The client on its first day. */
        public static ServiceClientState registered(ServiceClientEvent.Registered e, long position) {
            return new ServiceClientState(e.clientId(), e.roles(), e.publicJwk(), position, Optional.empty(), false);
        }

        private ServiceClientState with(boolean nowDisabled) {
            return new ServiceClientState(clientId, roles, publicJwk, mandatePosition, secretId, nowDisabled);
        }
    }

    /** @return none when no such client was registered */
    public static Optional<ServiceClientState> fold(List<Recorded> stream) {
        Optional<ServiceClientState> client = Optional.empty();
        for (Recorded recorded : stream) {
            if (recorded.payload() instanceof ServiceClientEvent event) {
                client = Optional.of(after(client, event, recorded.position()));
            }
        }
        return client;
    }

    /** @throws IllegalStateException when the stream does not begin with a registration */
    public static ServiceClientState after(Optional<ServiceClientState> before, ServiceClientEvent event, long at) {
        return event instanceof ServiceClientEvent.Registered first
                ? ServiceClientState.registered(first, at)
                : before.orElseThrow(() -> new IllegalStateException("a client begins with its registration"))
                        .after(event, at);
    }
}
