package org.regesta.server.access;

import java.util.Optional;
import java.util.Set;
import org.regesta.events.officer.Role;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/**
 * Whom a token is for.
 *
 * @param id officer or service client
 * @param mandate the registry position of the event that gave the roles
 * @param centre the officer's centre, if bound to one
 */
record Holder(String id, Set<Role> roles, long mandate, Optional<String> centre) {

    /** The officer whose grant it is, else the service client itself. */
    static Holder of(JwtEncodingContext context) {
        return context.getAuthorizationGrant() instanceof OfficerGrant grant
                ? grant.proven()
                : Clients.holder(context.getRegisteredClient());
    }
}
