package org.regesta.events.officer;

import java.util.Set;

/** A machine that acts with tokens of its own. Stream {@code client:<clientId>}. */
public sealed interface ServiceClientEvent {

    String clientId();

    /** @param publicJwk the key it signs its {@code private_key_jwt} assertions with (RFC 7523), as JSON */
    record Registered(String clientId, Set<Role> roles, String publicJwk) implements ServiceClientEvent {}

    /** A secret for software that signs nothing; the one before it is dead. The vault derives it from the id. */
    record SecretMade(String clientId, String secretId) implements ServiceClientEvent {}

    /** From here on it acts in these roles alone; tokens made before count no more. */
    record RolesChanged(String clientId, Set<Role> roles) implements ServiceClientEvent {}

    /** It gets no token and those it has count no more. */
    record Disabled(String clientId) implements ServiceClientEvent {}

    record Enabled(String clientId) implements ServiceClientEvent {}
}
