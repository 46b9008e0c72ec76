package org.regesta.query.registrationstatus;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Ledger;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.asking.AsOf;
import org.regesta.query.delivery.StreamFold;
import org.regesta.query.registrationstatus.api.RegistrationStatusRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a registration stands, now or at any moment before. */
@RestController
@Tag(name = "Registrations")
class RegistrationEndpoint {

    private final ViewStore store;
    private final Ledger ledger;

    RegistrationEndpoint(ViewStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    @GetMapping("/v1/registrations/{rid}")
    @Reads(RegistrationStatusProjection.NAME)
    @Operation(
            summary = "A registration's status with its reasons and the steps it passed",
            description = "With asOf, an RFC 3339 time or registry:<position>, as it stood then")
    RegistrationStatus status(@PathVariable String rid, @RequestParam(required = false) @Nullable String asOf) {
        Optional<RegistrationStatus> status = asOf == null
                ? RegistrationStatusProjection.find(store, rid)
                : StreamFold.of(
                        AsOf.parse(asOf).stream(ledger, RegistrationStatusProjection.stream(rid)),
                        RegistrationStatus.FOLD);
        return status.orElseThrow(() -> new Refusal(RegistrationStatusRefusal.UNKNOWN));
    }
}
