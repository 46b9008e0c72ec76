package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.regesta.server.web.GateAnswers;
import org.regesta.wire.Allowances;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Slows down an officer who looks up one number after the other. */
@Component
final class LookUpRate implements HandlerInterceptor {

    /** Where a number is turned into a person. */
    private static final Set<String> LOOK_UPS = Set.of("POST /v1/identities/lookup");

    private final Allowances rates;
    private final GateAnswers answers;

    LookUpRate(Clock clock, GateAnswers answers) {
        this.rates = Limit.LOOK_UPS.counted(clock);
        this.answers = answers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request.getAttribute(TableAuthorization.RULE) instanceof AccessRule rule
                && LOOK_UPS.contains(rule.name())
                && SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller)) {
            return true;
        }
        long seconds = rates.of(caller.getName()).secondsToWait();
        if (seconds > 0) {
            answers.tooMany(seconds, request, response);
        }
        return seconds == 0;
    }
}
