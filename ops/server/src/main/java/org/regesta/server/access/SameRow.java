package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** The row by which a request was let in must be that of the endpoint it reaches: no two readings of one path. */
@Component
final class SameRow implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod
                && !ListedAtStart.ERROR.equals(pattern(request))
                && !(request.getAttribute(TableAuthorization.RULE) instanceof AccessRule rule
                        && rule.pattern().getPatternString().equals(pattern(request)))) {
            throw new AccessDeniedException("let in by another row than this endpoint's");
        }
        return true;
    }

    private static String pattern(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
