package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.regesta.server.web.GateAnswers;
import org.regesta.wire.Allowances;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Slows down an officer who looks up one number after the other, on whichever wire. Machines are not people: what
 * residents' services and the field's do by the thousand is theirs to count.
 */
@Component
final class LookUpRate implements HandlerInterceptor {

    /** Where a number is turned into a person. */
    private static final Set<String> LOOK_UPS = Set.of(
            "POST /v1/identities/lookup",
            "GET /idrepository/v1/identity/idvid/{id}",
            "POST /idrepository/v1/identity/idvid",
            "POST /idrepository/v1/identity/idvid/",
            "GET /idrepository/v1/identity/rid/{individualId}",
            "GET /idrepository/v1/identity/{individualId}/update-counts",
            "GET /idrepository/v1/identity/authtypes/status/{ID}",
            "GET /idrepository/v1/identity/authtypes/status/individualIdType/{IDType}/individualId/{ID}",
            "GET /idrepository/v1/identity/draft/uin/{UIN}",
            "GET /idrepository/v1/vid/{VID}",
            "GET /idrepository/v1/vid/uin/{UIN}");

    private final Allowances rates;
    private final TokenStanding standing;
    private final GateAnswers answers;

    LookUpRate(
            @Value("${regesta.officers.look-ups-an-hour:60}") int most,
            TokenStanding standing,
            Clock clock,
            GateAnswers answers) {
        this.rates = Limit.LOOK_UPS.counted(most, clock);
        this.standing = standing;
        this.answers = answers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request.getAttribute(TableAuthorization.RULE) instanceof AccessRule rule
                && LOOK_UPS.contains(rule.name())
                && SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                && standing.isOfOfficer(caller.getToken()))) {
            return true;
        }
        long seconds = rates.of(caller.getName()).secondsToWait();
        if (seconds > 0) {
            answers.tooMany(seconds, request, response);
        }
        return seconds == 0;
    }
}
