package org.regesta.engine.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;
import org.regesta.testkit.SoftHsm;

/** The house key in a PKCS#11 token, proven on SoftHSM2. */
class TokenHouseKeysTest {

    @TempDir
    Path folder;

    private final StringBuilder everythingSaid = new StringBuilder();

    @Test
    @Needs("softhsm2-util")
    void a_house_key_passes_from_the_file_into_the_token_and_is_asked_for_from_then_on() throws Exception {
        SoftHsm token = new SoftHsm(folder.resolve("hsm")).initialised();
        Path older = folder.resolve("older");
        on(token, Map.of(), "key");
        Sealed seal = sealed(on(token, inSlot(token, SoftHsm.PIN), "seal", "copy:" + older));
        assertThat(house().resolve(HouseKeyFile.FILE)).exists();

        String rotated = on(token, inSlot(token, SoftHsm.PIN), "key", "rotate:p1", "key", seal.toOpen());
        assertThat(rotated.lines()).containsExactly("KEY house", "KEY house-p1", "OPENED Amina Okafor");

        String restarted = on(token, inSlot(token, SoftHsm.PIN), seal.toOpen(), "rotate:p1", "rotate:p2", "key");
        assertThat(restarted.lines()).containsExactly("OPENED Amina Okafor", "KEY house-p2");
        assertThat(run(token, older, inSlot(token, SoftHsm.PIN), seal.toOpen()))
                .as("a copy from before the change, whose opening must not harm the key in use")
                .contains("OPENED Amina Okafor");
        assertThat(on(token, Map.of(), "key")).contains("REFUSED the house key of this vault is in a token");
        assertThat(on(token, inSlot(token, "000000"), "key"))
                .contains("REFUSED the token of the house key refuses the PIN");
        assertThat(on(token, Map.of("REGESTA_HOUSE_KEY", token.addressOfSlot(4_711), "REGESTA_HOUSE_PIN", "1"), "key"))
                .contains("REFUSED the token of the house key does not answer in slot 4711");
        assertThat(on(token, inSlot(token, SoftHsm.PIN), seal.toOpen()))
                .as("what was refused changed nothing")
                .contains("OPENED Amina Okafor");
        assertThat(everythingSaid).doesNotContain(SoftHsm.PIN);
    }

    @Test
    @Needs("softhsm2-util")
    void a_vault_that_begins_in_a_token_has_no_house_key_in_a_file_and_shares_the_token_with_others() throws Exception {
        SoftHsm token = new SoftHsm(folder.resolve("hsm")).initialised();
        Path pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN + "\n");
        Map<String, String> byFile = Map.of("REGESTA_HOUSE_KEY", token.address() + "&pin-source=" + pin.toUri());

        Sealed seal = sealed(on(token, byFile, "seal", "key", "copy:" + folder.resolve("copy")));
        String other = run(token, folder.resolve("other"), byFile, "seal", "rotate:p1", "key");

        assertThat(other).contains("KEY house-p1");
        assertThat(on(token, byFile, "key", seal.toOpen())).contains("KEY house-in-token", "OPENED Amina Okafor");
        assertThat(run(token, folder.resolve("copy"), byFile, seal.toOpen()))
                .as("a copy of the keys opens with the same token")
                .contains("OPENED Amina Okafor");
        assertThat(house().resolve(HouseKeyFile.FILE)).doesNotExist();
        assertThat(house().resolve(TokenHouseKeys.FILE)).exists();
    }

    @Test
    void an_address_that_is_none_is_refused_and_says_how_to_write_it() {
        for (String address : List.of(
                "pkcs11:token=house?module-path=/lib.so",
                "pkcs11:slot-id=1",
                "pkcs11:slot-id=x?module-path=/lib.so",
                "pkcs11:slot-id=1?pin-source=file:/pin",
                "pkcs11:slot-id=1?module-path",
                "pkcs11:slot-id=1?module-path=/lib.so&pin-value=482913")) {
            assertThatThrownBy(() -> HouseToken.of(Map.of("REGESTA_HOUSE_KEY", address, "REGESTA_HOUSE_PIN", "1")))
                    .isInstanceOf(VaultRefused.class)
                    .hasMessageContaining("write it so")
                    .hasMessageNotContaining("482913");
        }
        assertThat(HouseToken.of(Map.of())).isEmpty();
    }

    @Test
    void a_pin_is_asked_for_and_never_shown() throws IOException {
        String address = "pkcs11:slot-id=1?module-path=/lib.so";
        assertThatThrownBy(() -> HouseToken.of(Map.of("REGESTA_HOUSE_KEY", address)))
                .isInstanceOf(VaultRefused.class)
                .hasMessageContaining("REGESTA_HOUSE_PIN");
        assertThatThrownBy(() -> HouseToken.of(Map.of(
                        "REGESTA_HOUSE_KEY",
                        address + "&pin-source=" + folder.resolve("none").toUri())))
                .isInstanceOf(VaultRefused.class)
                .hasMessageContaining("pin-source");
        assertThat(HouseToken.of(Map.of("REGESTA_HOUSE_KEY", address, "REGESTA_HOUSE_PIN", "482913")))
                .get()
                .hasToString("HouseToken[slot 1]");
    }

    @Test
    void a_library_that_is_not_there_is_named_before_anything_is_made() {
        Optional<HouseToken> token = HouseToken.of(
                Map.of("REGESTA_HOUSE_KEY", "pkcs11:slot-id=1?module-path=/none.so", "REGESTA_HOUSE_PIN", "1"));
        assertThatThrownBy(() ->
                        FileVault.open(house(), HousePassword.of(house(), Optional.empty()), token, Amina.plenty()))
                .isInstanceOf(VaultRefused.class)
                .hasMessageContaining("no PKCS#11 library");
        assertThat(house().resolve(KeyLog.FILE)).doesNotExist();
    }

    private record Sealed(String text) {
        String toOpen() {
            return "open:" + text;
        }
    }

    private static Sealed sealed(String said) {
        return new Sealed(said.lines()
                .filter(line -> line.startsWith("SEALED "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said))
                .substring("SEALED ".length()));
    }

    private Map<String, String> inSlot(SoftHsm token, String pin) throws IOException {
        return Map.of("REGESTA_HOUSE_KEY", token.address(), "REGESTA_HOUSE_PIN", pin);
    }

    private String on(SoftHsm token, Map<String, String> environment, String... steps) throws Exception {
        return run(token, house(), environment, steps);
    }

    private String run(SoftHsm token, Path vault, Map<String, String> environment, String... steps) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TokenStory.class.getName(),
                vault.toString()));
        command.addAll(List.of(steps));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", token.configuration().toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        everythingSaid.append(said);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines()
                .filter(line -> line.matches("(KEY|SEALED|OPENED|GONE|REFUSED).*"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private Path house() {
        return folder.resolve("vault");
    }
}
