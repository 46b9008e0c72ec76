package org.regesta.server.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.regesta.ports.Reads;
import org.regesta.wire.MosipResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a token says, and its end before its time. Whoever comes this far has shown one that counts. */
@RestController
@Tag(name = "Tokens")
class TokenEndpoint implements AuthManagerWire {

    private final EndedTokens ended;
    private final Sessions sessions;
    private final Clock clock;

    TokenEndpoint(EndedTokens ended, Sessions sessions, Clock clock) {
        this.ended = ended;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * MOSIP's {@code MosipUserDto} as far as a token says it: who, in what roles. Names and addresses of officers are
     * not in tokens.
     */
    record User(String userId, String name, String role, String token) {
        @Override
        public String toString() {
            return "User"; // the token stays out of logs
        }
    }

    record Answer(String status, String message) {}

    @GetMapping("/v1/authmanager/authorize/admin/validateToken")
    @Reads
    @Operation(summary = "Whose token this is, and in what roles")
    MosipResponse<User> validate() {
        return shown();
    }

    @PostMapping("/v1/authmanager/authorize/validateToken")
    @Operation(summary = "The same, as MOSIP's services ask")
    MosipResponse<User> validateForServices() {
        return shown();
    }

    @PostMapping("/v1/authmanager/authorize/invalidateToken")
    @Operation(summary = "End this token before its time")
    ResponseEntity<MosipResponse<Answer>> invalidate() {
        return end("Token has been invalidated successfully");
    }

    @DeleteMapping("/v1/authmanager/logout/user")
    @Operation(summary = "Sign out: end this token, and take the cookie back")
    ResponseEntity<MosipResponse<Answer>> logout() {
        return end("User is logged out successfully");
    }

    private MosipResponse<User> shown() {
        Jwt token = token();
        String holder = Objects.requireNonNull(token.getSubject());
        List<String> roles = Objects.requireNonNullElse(token.getClaimAsStringList(Tokens.ROLES), List.of());
        User user = new User(holder, holder, String.join(",", roles), token.getTokenValue());
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), user);
    }

    private ResponseEntity<MosipResponse<Answer>> end(String message) {
        Jwt token = token();
        ended.end(token);
        sessions.end(token);
        String gone = TokenCookies.of(CookieOrHeader.COOKIE, "", Duration.ZERO, false);
        String noMore = TokenCookies.of(TokenCookies.REFRESH, "", Duration.ZERO, false);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, gone, noMore)
                .body(MosipResponse.of(
                        envelopeId(), envelopeVersion(), clock.instant(), new Answer("Success", message)));
    }

    private static Jwt token() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller) {
            return caller.getToken();
        }
        throw new IllegalStateException("no checked caller");
    }
}
