package org.regesta.auth.ida;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.wire.Signatures;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a path names no licence, or nothing behind it: MOSIP says so in the envelope of what was asked. */
@RestController
class ShortPathEndpoint extends IdaEndpoint {

    private static final int SERVICE = 3;

    private final Clock clock;

    ShortPathEndpoint(Signatures signatures, Clock clock) {
        super(Service.AUTH, signatures);
        this.clock = clock;
    }

    @PostMapping({
        "/idauthentication/v1/otp",
        "/idauthentication/v1/otp/{licence}",
        "/idauthentication/v1/auth",
        "/idauthentication/v1/auth/{licence}",
        "/idauthentication/v1/kyc",
        "/idauthentication/v1/kyc/{licence}",
        "/idauthentication/v1/kyc-auth",
        "/idauthentication/v1/kyc-auth/{licence}",
        "/idauthentication/v1/kyc-exchange",
        "/idauthentication/v1/kyc-exchange/{licence}",
        "/idauthentication/v1/identity-key-binding",
        "/idauthentication/v1/identity-key-binding/{licence}"
    })
    @Operation(
            summary = "Say that the path is too short",
            description = "A partner's path names its MISP's licence, the partner, and its API key or client.")
    ResponseEntity<byte[]> tooShort(RequestEntity<byte[]> request) {
        Service service = service(request.getUrl().getPath().split("/", -1)[SERVICE]);
        byte[] body = request.getBody() == null ? new byte[0] : request.getBody();
        Asked asked = new Asked(service, "", "", "", "", body);
        Answer answer = Answer.no(asked, clock.instant(), List.of(Reason.of(AuthRefusal.PATH_SHORT)));
        return signed(answer);
    }

    private static Service service(String name) {
        return switch (name) {
            case "otp" -> Service.OTP;
            case "kyc" -> Service.KYC;
            case "kyc-auth" -> Service.KYC_AUTH;
            case "kyc-exchange" -> Service.KYC_EXCHANGE;
            case "identity-key-binding" -> Service.KEY_BINDING;
            default -> Service.AUTH;
        };
    }
}
