package org.regesta.command.officer.api;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.officer.Role;

/** What can be asked of a service client. */
public sealed interface ServiceClientCommand {

    String clientId();

    @TargetAggregateIdentifier
    default String stream() {
        return "client:" + clientId();
    }

    /** @param publicJwk a P-256 key without its private part, as JSON */
    record Register(String clientId, Set<Role> roles, String publicJwk) implements ServiceClientCommand {}

    /** Replaces the secret made before. */
    record MakeSecret(String clientId, String secretId) implements ServiceClientCommand {}

    record ChangeRoles(String clientId, Set<Role> roles) implements ServiceClientCommand {}

    record Disable(String clientId) implements ServiceClientCommand {}

    record Enable(String clientId) implements ServiceClientCommand {}
}
