package org.regesta.server.access;

import static org.regesta.events.officer.Role.ADJUDICATOR;
import static org.regesta.events.officer.Role.AUDITOR;
import static org.regesta.events.officer.Role.GLOBAL_ADMIN;
import static org.regesta.events.officer.Role.REGISTRATION_ADMIN;
import static org.regesta.events.officer.Role.REGISTRATION_OFFICER;
import static org.regesta.events.officer.Role.REGISTRATION_PROCESSOR;
import static org.regesta.events.officer.Role.REGISTRATION_SUPERVISOR;
import static org.regesta.server.access.AccessRule.everyone;
import static org.regesta.server.access.AccessRule.roles;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import org.regesta.events.officer.Role;

/** Roles and endpoints: the one table. What the running mapping serves and this does not list stops the start. */
final class AccessRows {

    /** Whoever brings registrations in. */
    private static final Role[] FIELD = {
        REGISTRATION_PROCESSOR, REGISTRATION_OFFICER, REGISTRATION_SUPERVISOR, REGISTRATION_ADMIN
    };

    static final List<AccessRule> ROWS = List.of(
            // registration
            roles(POST, "/registrationprocessor/v1/registrationstatus/sync", FIELD),
            roles(POST, "/registrationprocessor/v1/packetreceiver/registrationpackets", FIELD),
            roles(POST, "/v1/adjudications/{rid}/decision", ADJUDICATOR),

            // answers
            roles(
                    GET,
                    "/v1/identities/{subject}/history",
                    REGISTRATION_ADMIN,
                    REGISTRATION_SUPERVISOR,
                    REGISTRATION_OFFICER,
                    AUDITOR),
            roles(GET, "/v1/audit", AUDITOR),

            // officers and machines
            roles(POST, "/v1/officers", GLOBAL_ADMIN),
            roles(POST, "/v1/officers/{id}/sign-in-links", GLOBAL_ADMIN),
            roles(POST, "/v1/clients", GLOBAL_ADMIN),

            // the house itself
            everyone(POST, "/oauth2/token", "this is where one shows who one is; rates are limited"),
            everyone(GET, "/oauth2/jwks", "public keys, so that anyone can check our tokens"),
            everyone(GET, "/.well-known/oauth-authorization-server", "names the two addresses above"),
            everyone(GET, "/actuator/health", "says whether it is up, nothing else"),
            everyone(GET, "/actuator/health/**", "liveness and readiness, nothing else"),
            roles(GET, "/actuator/prometheus", GLOBAL_ADMIN, AUDITOR),
            everyone(GET, "/v3/api-docs", "the description of the interface, published with the source"),
            everyone(GET, "/v3/api-docs.yaml", "the same, as YAML"),
            everyone(GET, "/problems/{slug}", "what our problem types mean, published with the source"));

    private AccessRows() {}
}
