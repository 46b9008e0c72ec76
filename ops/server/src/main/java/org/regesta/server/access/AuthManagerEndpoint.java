package org.regesta.server.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing in on MOSIP's wire: the token comes back in the header and the cookie {@code Authorization}. There are no
 * passwords in this house, so where MOSIP asks an officer for one, the code of their authenticator app stands.
 */
@RestController
@Tag(name = "Tokens")
class AuthManagerEndpoint implements MosipEndpoint {

    static final String SIGN_IN = "/v1/authmanager/authenticate/";

    private static final int LONGEST = 100;

    private final SignInDesk desk;
    private final TokenMint mint;
    private final Clock clock;

    AuthManagerEndpoint(SignInDesk desk, TokenMint mint, Clock clock) {
        this.desk = desk;
        this.mint = mint;
        this.clock = clock;
    }

    /** MOSIP's {@code ClientSecret}; {@code appId} names one of MOSIP's services and says nothing here. */
    record ClientBody(
            @Nullable String clientId,
            @Nullable String secretKey,
            @Nullable String appId) {
        @Override
        public String toString() {
            return "ClientBody"; // the secret stays out of logs
        }
    }

    /** MOSIP's {@code LoginUser}, and {@code LoginUserWithClientId} where the client shows who it is too. */
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

    /** MOSIP's {@code UserOtp}. */
    record OtpBody(
            @Nullable String userId,
            @Nullable String otp,
            @Nullable String appId) {
        @Override
        public String toString() {
            return "OtpBody"; // the code stays out of logs
        }
    }

    record Answer(String status, String message) {}

    /** MOSIP's {@code AuthNResponseDto}; tokens are not refreshed here, and live for minutes. */
    record TokenAnswer(String token, String message, String userId, String status, long expiryTime) {
        @Override
        public String toString() {
            return "TokenAnswer"; // the token stays out of logs
        }
    }

    @PostMapping(SIGN_IN + "clientidsecretkey")
    @Operation(summary = "Sign a machine in by its id and the secret made for it")
    ResponseEntity<MosipResponse<Answer>> client(
            @RequestBody MosipRequest<ClientBody> request, HttpServletRequest from) {
        ClientBody body = request.required();
        String id = Fields.text("clientId", body.clientId(), LONGEST);
        String secret = Fields.text("secretKey", body.secretKey(), LONGEST);
        Holder holder = desk.client(id, secret, from.getRemoteAddr());
        String message = "Clientid and Token combination had been validated successfully";
        return signedIn(mint.token(holder, Clients.MACHINE_TOKEN), Clients.MACHINE_TOKEN, from, message);
    }

    @PostMapping(SIGN_IN + "useridPwd")
    @Operation(summary = "Sign an officer in; the password is the code of their authenticator app")
    ResponseEntity<MosipResponse<Answer>> user(@RequestBody MosipRequest<UserBody> request, HttpServletRequest from) {
        UserBody body = request.required();
        Holder holder = officer(body, from);
        String message = "Username and password combination had been validated successfully";
        return signedIn(mint.token(holder, Clients.OFFICER_TOKEN), Clients.OFFICER_TOKEN, from, message);
    }

    @PostMapping(SIGN_IN + "useridOTP")
    @Operation(summary = "Sign an officer in by the code of their authenticator app")
    ResponseEntity<MosipResponse<Answer>> otp(@RequestBody MosipRequest<OtpBody> request, HttpServletRequest from) {
        Holder holder = officer(request.required(), from);
        String message = "OTP validated successfully";
        return signedIn(mint.token(holder, Clients.OFFICER_TOKEN), Clients.OFFICER_TOKEN, from, message);
    }

    @PostMapping(SIGN_IN + "internal/useridPwd")
    @Operation(summary = "Sign an officer in through a machine that shows who it is; the token comes in the answer")
    MosipResponse<TokenAnswer> internal(@RequestBody MosipRequest<UserBody> request, HttpServletRequest from) {
        UserBody body = request.required();
        String client = Fields.text("clientId", body.clientId(), LONGEST);
        desk.client(client, Fields.text("clientSecret", body.clientSecret(), LONGEST), from.getRemoteAddr());
        String message = "Username and password combination had been validated successfully";
        return inTheAnswer(officer(body, from), message);
    }

    @PostMapping(SIGN_IN + "internal/userotp")
    @Operation(summary = "Sign an officer in by the code of their authenticator app; the token comes in the answer")
    MosipResponse<TokenAnswer> internalOtp(@RequestBody MosipRequest<OtpBody> request, HttpServletRequest from) {
        return inTheAnswer(officer(request.required(), from), "OTP validated successfully");
    }

    private MosipResponse<TokenAnswer> inTheAnswer(Holder holder, String message) {
        TokenAnswer answer = new TokenAnswer(
                mint.token(holder, Clients.OFFICER_TOKEN),
                message,
                holder.id(),
                "success",
                Clients.OFFICER_TOKEN.toMillis());
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }

    private Holder officer(OtpBody body, HttpServletRequest from) {
        String id = Fields.text("userId", body.userId(), LONGEST);
        return desk.officer(id, Fields.text("otp", body.otp(), LONGEST), from.getRemoteAddr());
    }

    private Holder officer(UserBody body, HttpServletRequest from) {
        String id = Fields.text("userName", body.userName(), LONGEST);
        return desk.officer(id, Fields.text("password", body.password(), LONGEST), from.getRemoteAddr());
    }

    private ResponseEntity<MosipResponse<Answer>> signedIn(
            String token, Duration life, HttpServletRequest from, String message) {
        ResponseCookie cookie = ResponseCookie.from(CookieOrHeader.COOKIE, token)
                .path("/")
                .maxAge(life)
                .httpOnly(true)
                .secure(from.isSecure())
                .sameSite("Strict")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.AUTHORIZATION, token)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(MosipResponse.of(
                        envelopeId(), envelopeVersion(), clock.instant(), new Answer("success", message)));
    }

    @Override
    public String envelopeId() {
        return AuthManagerCodes.ENVELOPE_ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return AuthManagerCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return AuthManagerCodes.of((SignInRefusal) code);
    }
}
