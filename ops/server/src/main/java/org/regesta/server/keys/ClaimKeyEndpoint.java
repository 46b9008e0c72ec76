package org.regesta.server.keys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.regesta.command.uin.api.ClaimKeyState;
import org.regesta.command.uin.api.UinClaimNames;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.saga.forgetting.ChangeClaimKey;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which generation of the key names claims on UINs; it is changed by a proposal. */
@RestController
@Tag(name = "Keys")
final class ClaimKeyEndpoint {

    private final UinClaims claims;
    private final ChangeClaimKey change;

    ClaimKeyEndpoint(UinClaims claims, ChangeClaimKey change) {
        this.claims = claims;
        this.change = change;
    }

    /**
     * @param kind {@code uin}
     * @param proposalId by which it was changed last, none when it never was
     * @param change how far the claims have moved, while they do: positions of the registry looked at, of how many
     */
    record State(String kind, int generation, @Nullable String proposalId, ChangeClaimKey.@Nullable Progress change) {}

    @GetMapping("/v1/claim-key")
    @Operation(summary = "The generation of the key that names claims on UINs, and how far its change has come")
    State state() {
        ClaimKeyState key = claims.names().key();
        return new State(
                UinClaimNames.KIND,
                key.generation(),
                key.proposalId().isEmpty() ? null : key.proposalId(),
                change.progress().orElse(null));
    }
}
