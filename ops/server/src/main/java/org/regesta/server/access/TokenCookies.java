package org.regesta.server.access;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** Cookies in which tokens travel: no script reads them, no other site has them sent. */
final class TokenCookies {

    /** MOSIP's name for the one that renews. */
    static final String REFRESH = "refresh_token";

    private TokenCookies() {}

    static String of(String name, String token, Duration life, boolean secure) {
        return ResponseCookie.from(name, token)
                .path("/")
                .maxAge(life)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .build()
                .toString();
    }
}
