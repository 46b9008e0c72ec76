package org.regesta.auth.ida;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.hotlist.Hotlisted;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.person.People;
import org.regesta.auth.wire.Signatures;
import org.regesta.ports.Reads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP IDA for the house itself: {@code POST /idauthentication/v1/internal/auth}, and {@code verifyidentity}, which
 * is the same for those who verify a person before something is done for them; a token says who asks. */
@RestController
class InternalAuthEndpoint extends IdaEndpoint {

    private final InternalDesks desks;

    InternalAuthEndpoint(InternalDesks desks, Signatures signatures) {
        super(Service.INTERNAL_AUTH, signatures);
        this.desks = desks;
    }

    @PostMapping({"/idauthentication/v1/internal/auth", "/idauthentication/v1/internal/verifyidentity"})
    @Operation(summary = "Authenticate a person for a service of the house")
    @Reads({People.VIEW, Partners.VIEW, Hotlisted.VIEW}) // partners: devices are judged by their trust anchors
    ResponseEntity<byte[]> auth(@RequestBody(required = false) byte @Nullable [] body) {
        return signed(desks.answer(service(), body == null ? new byte[0] : body));
    }
}
