package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.engine.vault.FileVault;
import org.regesta.engine.vault.HousePassword;
import org.regesta.engine.vault.Reserve;
import org.regesta.engine.vault.VaultRefused;
import tools.jackson.databind.JsonNode;

/** A house key that begins in its file and passes into a PKCS#11 token while the house runs. */
final class IntoTheToken {

    private static final List<String> FILES = List.of("keys.log", "house.password", "house.p12", "house.token");

    private final Path vault;
    private final Path copies;

    /**
     * @param vault of the house that runs
     * @param copies a folder for what somebody takes of it
     */
    IntoTheToken(Path vault, Path copies) {
        this.vault = vault;
        this.copies = copies;
    }

    /**
     * The command that begins a data folder with a vault whose house key is in its file; the command line of the
     * process that goes on with it goes behind.
     *
     * @param data as that process sees it, and perhaps nobody else
     */
    static List<String> begunInAFile(Path folder, Path data) {
        Path begun = folder.resolve("vault");
        open(begun).close();
        return List.of(
                "sh",
                "-c",
                "mkdir \"$1\" && cp -a \"$0\" \"$1\" && shift && exec \"$@\"",
                begun.toString(),
                data.toString());
    }

    /** As README tells: two administrators decide; and one who takes a copy can open it before, and not after. */
    void bothDecide(Api administrator, Api deputy) throws IOException {
        assertThat(inUse(administrator)).isEqualTo("house");
        try (FileVault opened = open(copy("before"))) {
            assertThat(opened.houseKey()).isEqualTo("house");
        }
        String proposal = administrator
                .send(
                        "POST",
                        "/v1/proposals",
                        Map.of("kind", "ROTATE_HOUSE_KEY", "target", "house", "ground", "KEY_LIFETIME_OVER"))
                .path("proposalId")
                .asString();
        assertThat(inUse(administrator)).as("one alone").isEqualTo("house");
        deputy.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        House.await(() -> administrator
                .get("/v1/proposals/" + proposal)
                .path("standing")
                .asString()
                .equals("EXECUTED"));
        assertThat(inUse(administrator)).isEqualTo("house-" + proposal);
        isInTheTokenAlone("after");
    }

    private static String inUse(Api administrator) {
        JsonNode state = administrator.get("/v1/house-key");
        assertThat(state.path("rotation").isMissingNode()
                        || state.path("rotation").isNull())
                .as("%s", state)
                .isTrue();
        return state.path("name").asString();
    }

    /** @param copy what the copy of it is called that does not open, though it has its password and its file */
    void isInTheTokenAlone(String copy) throws IOException {
        assertThat(vault.resolve("house.token")).isNotEmptyFile();
        assertThat(copy(copy).resolve("house.p12")).isNotEmptyFile();
        assertThatThrownBy(() -> open(copies.resolve(copy)))
                .isInstanceOf(VaultRefused.class)
                .hasMessageContaining("the house key of this vault is in a token");
    }

    private Path copy(String name) throws IOException {
        Path to = Files.createDirectories(copies.resolve(name));
        for (String file : FILES) {
            if (Files.exists(vault.resolve(file))) {
                Files.copy(vault.resolve(file), to.resolve(file));
            }
        }
        return to;
    }

    private static FileVault open(Path vault) {
        return FileVault.open(vault, HousePassword.of(vault, Optional.empty()), Reserve.on(vault, 0));
    }
}
