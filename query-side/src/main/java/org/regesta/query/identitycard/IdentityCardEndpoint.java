package org.regesta.query.identitycard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Caller;
import org.regesta.ports.Reads;
import org.regesta.query.asking.AsOf;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is true of a person, now or at any moment before. */
@RestController
@Tag(name = "Identities")
class IdentityCardEndpoint {

    private final CardDesk desk;
    private final Caller caller;

    IdentityCardEndpoint(CardDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GetMapping("/v1/identities/{subject}/card")
    @Reads(IdentityCardProjection.NAME)
    @Operation(
            summary = "What is true of an identity, as far as the caller's role may see it; recorded as a disclosure",
            description = "With asOf, an RFC 3339 time or registry:<position>, as it was then")
    CardDesk.Shown card(@PathVariable String subject, @RequestParam(required = false) @Nullable String asOf) {
        AsOf then = asOf == null ? null : AsOf.parse(asOf);
        return desk.show(subject, then, caller.attribution("officer-view"));
    }
}
