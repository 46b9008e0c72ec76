package org.regesta.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
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

    private static final List<String> SIGNING_IN =
            List.of(AuthManagerEndpoint.SIGN_IN, SessionEndpoint.RENEW, SessionEndpoint.RENEW_INSIDE);

    /** What a browser says of a request that no other site made; callers that are no browsers say nothing. */
    private static final Set<String> OWN = Set.of("none", "same-origin");

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (SIGNING_IN.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return null; // whoever signs in anew may hold a token that has ended
        }
        String shown = BearerHeader.token(request);
        return shown != null ? shown : cookie(request, COOKIE);
    }

    /** A cookie that the caller's own pages may have sent; none where another site made the request. */
    static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null || isOfAnotherSite(request)
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name)
                                && !cookie.getValue().isEmpty())
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isOfAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OWN.contains(site);
    }
}
