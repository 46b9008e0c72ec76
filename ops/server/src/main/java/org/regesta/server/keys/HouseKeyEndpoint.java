package org.regesta.server.keys;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.vault.FileVault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which house key wraps the vault's keys; it is changed by a proposal. */
@RestController
@Tag(name = "Keys")
final class HouseKeyEndpoint {

    private final FileVault vault;

    HouseKeyEndpoint(FileVault vault) {
        this.vault = vault;
    }

    /**
     * @param name {@code house} for the first, {@code house-<proposal>} for one that was made by a proposal
     * @param rotation how far a rotation has come, while one is under way
     */
    record State(String name, FileVault.@Nullable Progress rotation) {}

    @GetMapping("/v1/house-key")
    @Operation(summary = "The name of the house key, and how far its rotation has come if one is under way")
    State state() {
        return new State(vault.houseKey(), vault.rotation().orElse(null));
    }
}
