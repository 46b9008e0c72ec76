package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Asks the table. What the table does not list is open to nobody without a token, and with one leads to a 404 or 405.
 */
final class TableAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    /** The request attribute that holds the {@link AccessRule} by which it was let in. */
    static final String RULE = "org.regesta.access.rule";

    private final AccessTable table;

    TableAuthorization(AccessTable table) {
        this.table = table;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<AccessRule> rule = table.find(HttpMethod.valueOf(request.getMethod()), request.getRequestURI());
        rule.ifPresent(found -> request.setAttribute(RULE, found));
        boolean granted = rule.map(found -> !found.needsToken() || holdsRole(caller.get(), found))
                .orElseGet(() -> known(caller.get()));
        return new AuthorizationDecision(granted);
    }

    private static boolean known(@Nullable Authentication caller) {
        return caller != null && caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken);
    }

    private static boolean holdsRole(@Nullable Authentication caller, AccessRule rule) {
        return known(caller)
                && caller != null
                && caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(authority -> rule.roles().stream()
                                .anyMatch(role -> role.name().equals(authority)));
    }
}
