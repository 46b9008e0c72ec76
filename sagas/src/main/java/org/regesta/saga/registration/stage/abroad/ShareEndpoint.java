package org.regesta.saga.registration.stage.abroad;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.regesta.command.abis.api.AbisRefusal;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's data share, as far as an ABIS needs it. */
@RestController
@Tag(name = "ABIS")
class ShareEndpoint {

    private final Sharing sharing;
    private final ShareDesk desk;
    private final Caller caller;

    ShareEndpoint(Sharing sharing, ShareDesk desk, Caller caller) {
        this.sharing = sharing;
        this.desk = desk;
        this.caller = caller;
    }

    @GetMapping(value = "/v1/datashare/get/{policyId}/{subscriberId}/{shareKey}", produces = "text/plain")
    @Operation(
            summary = "The biometric records that an ABIS was told of, sealed for its certificate",
            description = "The address stands in an ABIS message, holds for three hours and five fetches; each fetch"
                    + " is a disclosure.")
    String get(@PathVariable String policyId, @PathVariable String subscriberId, @PathVariable String shareKey) {
        return sharing.take(policyId, subscriberId, shareKey)
                .flatMap(share -> desk.sealed(share, caller.attribution("abis-share")))
                .orElseThrow(() -> new Refusal(AbisRefusal.SHARE_ENDED));
    }
}
