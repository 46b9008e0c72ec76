package org.regesta.server.access;

import java.util.Set;
import org.regesta.events.officer.Role;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One row of the table.
 *
 * @param roles any of which is enough; empty unless {@code by} is {@link By#TOKEN}
 * @param reason why no token of ours is asked for; empty when one is
 */
record AccessRule(HttpMethod method, PathPattern pattern, By by, Set<Role> roles, String reason) {

    /** How a caller is known. */
    enum By {
        /** A token of ours with one of the roles. */
        TOKEN,
        /** A partner's own signature, which the endpoint checks before it does anything. */
        PARTNER_SIGNATURE,
        /** Not at all. */
        NOBODY
    }

    static AccessRule roles(HttpMethod method, String pattern, Role... roles) {
        return new AccessRule(method, parsed(pattern), By.TOKEN, Set.of(roles), "");
    }

    static AccessRule partner(HttpMethod method, String pattern, String reason) {
        return new AccessRule(method, parsed(pattern), By.PARTNER_SIGNATURE, Set.of(), reason);
    }

    static AccessRule everyone(HttpMethod method, String pattern, String reason) {
        return new AccessRule(method, parsed(pattern), By.NOBODY, Set.of(), reason);
    }

    private static PathPattern parsed(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }

    boolean needsToken() {
        return by == By.TOKEN;
    }

    String name() {
        return method + " " + pattern.getPatternString();
    }
}
