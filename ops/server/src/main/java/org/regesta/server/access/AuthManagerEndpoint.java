package org.regesta.server.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Refusal;
import org.regesta.ports.Sender.Channel;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Signing in on MOSIP's wire: the token comes back in the header and the cookie {@code Authorization}. There are no
 * passwords in this house, so where MOSIP asks an officer for one, the code of their authenticator app stands.
 */
@RestController
@Tag(name = "Tokens")
class AuthManagerEndpoint implements AuthManagerWire {

    static final String SIGN_IN = "/v1/authmanager/authenticate/";

    private static final int LONGEST = 100;

    private final SignInDesk desk;
    private final TokenMint mint;
    private final SignInCodes codes;
    private final Clock clock;

    AuthManagerEndpoint(SignInDesk desk, TokenMint mint, SignInCodes codes, Clock clock) {
        this.desk = desk;
        this.mint = mint;
        this.codes = codes;
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

    /** MOSIP's {@code LoginUser}. */
    record UserBody(
            @Nullable String userName,
            @Nullable String password,
            @Nullable String appId) {
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

    /** MOSIP's {@code OtpUser}; {@code context} and {@code templateVariables} say nothing here. */
    record SendBody(
            @Nullable String userId,
            @Nullable List<@Nullable String> otpChannel,
            @Nullable String appId,
            @Nullable String useridtype,
            @Nullable JsonNode templateVariables,
            @Nullable String context) {}

    /** MOSIP's {@code AuthNResponse}. */
    record Answer(String status, String message) {}

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

    @PostMapping(SIGN_IN + "sendotp")
    @Operation(summary = "Send an officer (useridtype USERID) the code that their authenticator app shows next")
    MosipResponse<Answer> send(@RequestBody MosipRequest<SendBody> request, HttpServletRequest from) {
        SendBody body = request.required();
        String id = Fields.text("userId", body.userId(), LONGEST);
        Set<Channel> channels = channels(Fields.present("otpChannel", body.otpChannel()));
        if (!Fields.text("useridtype", body.useridtype(), LONGEST).equals("USERID")) {
            throw new Refusal(SignInRefusal.ID_TYPE_UNKNOWN);
        }
        desk.slow(from.getRemoteAddr());
        codes.send(id, channels, from.getRemoteAddr());
        String message = channels.size() > 1
                ? "OTP message sent across all the channels"
                : channels.contains(Channel.EMAIL) ? "Email Request submitted" : "Sms Request Sent";
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer("success", message));
    }

    private static Set<Channel> channels(List<@Nullable String> names) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (@Nullable String name : names) {
            String known = Fields.text("otpChannel", name, LONGEST).toUpperCase(Locale.ROOT);
            channels.add(Arrays.stream(Channel.values())
                    .filter(channel -> channel.name().equals(known))
                    .findFirst()
                    .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "otpChannel")));
        }
        if (channels.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "otpChannel");
        }
        return channels;
    }

    @PostMapping(SIGN_IN + "useridOTP")
    @Operation(summary = "Sign an officer in by the code of their authenticator app")
    ResponseEntity<MosipResponse<Answer>> otp(@RequestBody MosipRequest<OtpBody> request, HttpServletRequest from) {
        Holder holder = officer(request.required(), from);
        String message = "OTP validated Successfully";
        return signedIn(mint.token(holder, Clients.OFFICER_TOKEN), Clients.OFFICER_TOKEN, from, message);
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
        String cookie = TokenCookies.of(CookieOrHeader.COOKIE, token, life, from.isSecure());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie)
                .header(HttpHeaders.AUTHORIZATION, token)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(MosipResponse.of(
                        envelopeId(), envelopeVersion(), clock.instant(), new Answer("success", message)));
    }
}
