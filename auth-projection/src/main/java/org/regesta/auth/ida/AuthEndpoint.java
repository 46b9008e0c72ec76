package org.regesta.auth.ida;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.person.People;
import org.regesta.auth.wire.Signatures;
import org.regesta.events.authentication.AnswerKind;
import org.regesta.ports.Reads;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * MOSIP IDA: {@code POST /idauthentication/v1/auth/{misp}/{partner}/{apikey}}. Who asks is known by signature alone.
 */
@RestController
class AuthEndpoint implements MosipEndpoint {

    private final Door door;
    private final AuthDesk desk;
    private final Signatures signatures;

    AuthEndpoint(Door door, AuthDesk desk, Signatures signatures) {
        this.door = door;
        this.desk = desk;
        this.signatures = signatures;
    }

    @PostMapping("/idauthentication/v1/auth/{licence}/{partner}/{apiKey}")
    @Operation(
            summary = "Authenticate a person",
            description = "Says yes or no to an OTP and demographics, as the partner's policy allows.")
    @Reads({People.VIEW, Partners.VIEW})
    ResponseEntity<byte[]> auth(
            @PathVariable String licence,
            @PathVariable String partner,
            @PathVariable String apiKey,
            @RequestHeader(name = "signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        byte[] asked = body == null ? new byte[0] : body;
        Answer answer = door.answer(
                new Asked(
                        AnswerKind.AUTHENTICATION, licence, partner, apiKey, signature == null ? "" : signature, asked),
                desk);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("response-signature", signatures.sign(answer.bytes()))
                .body(answer.bytes());
    }

    @Override
    public String envelopeId() {
        return Door.id(AnswerKind.AUTHENTICATION);
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return IdaCodes.plain(IdaCodes.of(why, field));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return IdaCodes.plain(Reason.of(code instanceof AuthRefusal refusal ? refusal : AuthRefusal.UNAVAILABLE));
    }
}
