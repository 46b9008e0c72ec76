package org.regesta.auth.ida;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.hotlist.Hotlisted;
import org.regesta.auth.person.People;
import org.regesta.auth.wire.Signatures;
import org.regesta.ports.Reads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * MOSIP's resident services: {@code POST /resident/v1/req/otp}, which there too takes the request to IDA's internal OTP
 * as it is.
 */
@RestController
class ResidentOtpEndpoint extends IdaEndpoint {

    private final InternalDesks desks;

    ResidentOtpEndpoint(InternalDesks desks, Signatures signatures) {
        super(Service.INTERNAL_OTP, signatures);
        this.desks = desks;
    }

    @PostMapping("/resident/v1/req/otp")
    @Operation(summary = "Send the holder of an identity an OTP, to ask for a change of their own data with")
    @Reads({People.VIEW, Hotlisted.VIEW})
    ResponseEntity<byte[]> otp(@RequestBody(required = false) byte @Nullable [] body) {
        return signed(desks.answer(service(), body == null ? new byte[0] : body));
    }
}
