package org.regesta.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * A token from the header, or as MOSIP's clients send it: from the cookie {@code Authorization}. A browser sends
 * cookies along for any site, so one that says another site made the request is not believed; and ours are {@code
 * SameSite=Strict}.
 */
final class CookieOrHeader implements BearerTokenResolver {

    static final String COOKIE = "Authorization";

    /** What a browser says of a request that no other site made; callers that are no browsers say nothing. */
    private static final Set<String> OWN = Set.of("none", "same-origin");

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (request.getRequestURI().startsWith(AuthManagerEndpoint.SIGN_IN)) {
            return null; // whoever signs in anew may hold a token that has ended
        }
        String shown = BearerHeader.token(request);
        return shown != null || isOfAnotherSite(request) ? shown : cookie(request);
    }

    private static boolean isOfAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OWN.contains(site);
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE)
                                && !cookie.getValue().isEmpty())
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
