package org.regesta.server.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Refusal;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Officers who sign in through a service, on MOSIP's wire: the tokens come in the answer, and the next for the one
 * before. MOSIP's realms are one here, so {@code appid} says nothing.
 */
@RestController
@Tag(name = "Tokens")
class SessionEndpoint implements AuthManagerWire {

    static final String RENEW = "/v1/authmanager/authorize/refreshToken/";
    static final String RENEW_INSIDE = "/v1/authmanager/authorize/internal/refreshToken/";

    private static final int LONGEST = 100;

    private final SignInDesk desk;
    private final Sessions sessions;
    private final Clock clock;

    SessionEndpoint(SignInDesk desk, Sessions sessions, Clock clock) {
        this.desk = desk;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** MOSIP's {@code LoginUserWithClientId}. */
    record UserBody(
            @Nullable String userName,
            @Nullable String password,
            @Nullable String appId,
            @Nullable String clientId,
            @Nullable String clientSecret) {
        @Override
        public String toString() {
            return "UserBody"; // the code stays out of logs
        }
    }

    /** MOSIP's {@code RefreshTokenRequest}, which comes without an envelope. */
    record RenewBody(@Nullable String clientID, @Nullable String clientSecret) {
        @Override
        public String toString() {
            return "RenewBody"; // the secret stays out of logs
        }
    }

    /** MOSIP's {@code AuthNResponseDto}; times in seconds from now. */
    record TokenAnswer(
            String token,
            @Nullable String message,
            String refreshToken,
            long expiryTime,
            @Nullable String userId,
            @Nullable String status,
            long refreshExpiryTime) {
        static TokenAnswer of(
                Sessions.Pair pair, @Nullable String message, @Nullable String userId, @Nullable String status) {
            return new TokenAnswer(
                    pair.token(),
                    message,
                    pair.refresh(),
                    pair.life().toSeconds(),
                    userId,
                    status,
                    pair.refreshLife().toSeconds());
        }

        @Override
        public String toString() {
            return "TokenAnswer"; // tokens stay out of logs
        }
    }

    @PostMapping(AuthManagerEndpoint.SIGN_IN + "internal/useridPwd")
    @Operation(summary = "Sign an officer in through a machine that shows who it is; the tokens come in the answer")
    MosipResponse<TokenAnswer> internal(@RequestBody MosipRequest<UserBody> request, HttpServletRequest from) {
        UserBody body = request.required();
        String client = Fields.text("clientId", body.clientId(), LONGEST);
        desk.client(client, Fields.text("clientSecret", body.clientSecret(), LONGEST), from.getRemoteAddr());
        String id = Fields.text("userName", body.userName(), LONGEST);
        Holder holder = desk.officer(id, Fields.text("password", body.password(), LONGEST), from.getRemoteAddr());
        String message = "Username and password combination had been validated successfully";
        return begun(holder, Optional.of(client), message);
    }

    @PostMapping(AuthManagerEndpoint.SIGN_IN + "internal/userotp")
    @Operation(summary = "Sign an officer in by a code; the tokens come in the answer")
    MosipResponse<TokenAnswer> internalOtp(
            @RequestBody MosipRequest<AuthManagerEndpoint.OtpBody> request, HttpServletRequest from) {
        AuthManagerEndpoint.OtpBody body = request.required();
        String id = Fields.text("userId", body.userId(), LONGEST);
        Holder holder = desk.officer(id, Fields.text("otp", body.otp(), LONGEST), from.getRemoteAddr());
        return begun(holder, Optional.empty(), "OTP validated Successfully");
    }

    @PostMapping(RENEW + "{appid}")
    @Operation(summary = "The next token for the one in the cookie refresh_token, in cookies; each is good once")
    ResponseEntity<MosipResponse<AuthManagerEndpoint.Answer>> renew(
            @PathVariable String appid, @RequestBody RenewBody body, HttpServletRequest from) {
        Sessions.Pair pair = renewed(body, from);
        boolean secure = from.isSecure();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        TokenCookies.of(CookieOrHeader.COOKIE, pair.token(), pair.life(), secure),
                        TokenCookies.of(TokenCookies.REFRESH, pair.refresh(), pair.refreshLife(), secure))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(answer(new AuthManagerEndpoint.Answer("SUCCESS", "Access token refreshed")));
    }

    @PostMapping(RENEW_INSIDE + "{appid}")
    @Operation(summary = "The next tokens for the one in the cookie refresh_token, in the answer; each is good once")
    MosipResponse<TokenAnswer> renewInside(
            @PathVariable String appid, @RequestBody RenewBody body, HttpServletRequest from) {
        return answer(TokenAnswer.of(renewed(body, from), null, null, null));
    }

    private Sessions.Pair renewed(RenewBody body, HttpServletRequest from) {
        String client = Fields.text("clientID", body.clientID(), LONGEST);
        String secret = Fields.text("clientSecret", body.clientSecret(), LONGEST);
        @Nullable String refresh = CookieOrHeader.cookie(from, TokenCookies.REFRESH);
        if (refresh == null) {
            throw new Refusal(SignInRefusal.TOKEN_MISSING);
        }
        desk.client(client, secret, from.getRemoteAddr());
        return sessions.renew(refresh, client);
    }

    private MosipResponse<TokenAnswer> begun(Holder holder, Optional<String> client, String message) {
        return answer(TokenAnswer.of(sessions.begin(holder, client), message, holder.id(), "success"));
    }

    private <T> MosipResponse<T> answer(T answer) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }
}
