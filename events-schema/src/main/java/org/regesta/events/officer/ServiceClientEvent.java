package org.regesta.events.officer;

import java.util.Set;

/** A machine that acts with tokens of its own. Stream {@code client:<clientId>}. */
public sealed interface ServiceClientEvent {

    String clientId();

    /** @param publicJwk the key it signs its {@code private_key_jwt} assertions with (RFC 7523), as JSON */
    record Registered(String clientId, Set<Role> roles, String publicJwk) implements ServiceClientEvent {}
}
