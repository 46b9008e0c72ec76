package org.regesta.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/**
 * The token of RFC 6750's header: {@code Bearer}, one space, a b64token. Read as {@code DefaultBearerTokenResolver}
 * reads it, but without its regular expression, which costs more than all else that is asked of a token seen before.
 */
final class BearerHeader {

    private static final String SCHEME = "bearer";
    private static final BitSet B64TOKEN = new BitSet();

    static {
        B64TOKEN.set('a', 'z' + 1);
        B64TOKEN.set('A', 'Z' + 1);
        B64TOKEN.set('0', '9' + 1);
        "-._~+/".chars().forEach(B64TOKEN::set);
    }

    private BearerHeader() {}

    /**
     * @return nothing if there is no header, or one of another scheme
     * @throws OAuth2AuthenticationException if what follows the scheme cannot be a token
     */
    static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        int start = SCHEME.length() + 1;
        if (header.length() <= start || header.charAt(start - 1) != ' ' || !isToken(header, start)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
        }
        return header.substring(start);
    }

    /** At least one of its characters, and any number of {@code =} at the end. */
    private static boolean isToken(String header, int start) {
        int end = header.length();
        while (end > start && header.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (!B64TOKEN.get(header.charAt(i))) {
                return false;
            }
        }
        return end > start;
    }
}
