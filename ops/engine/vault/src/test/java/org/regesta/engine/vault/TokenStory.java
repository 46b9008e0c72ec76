package org.regesta.engine.vault;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;

/**
 * A process that does with a vault what its arguments say, one after the other, and prints what came of it; a refusal
 * ends it. A process, as a PKCS#11 library reads its configuration from the environment.
 */
@OpenerOf(Purpose.VALIDATE)
final class TokenStory {

    private static final Map<String, Sealed> SEALS = new HashMap<>();

    private TokenStory() {}

    /** @param args folder, then {@code seal}, {@code open:…}, {@code rotate:…}, {@code key}, {@code copy:…} */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        HousePassword password = HousePassword.of(folder, Optional.empty());
        try (FileVault vault = FileVault.open(folder, password, HouseToken.of(System.getenv()), Amina.plenty())) {
            Arrays.stream(args).skip(1).forEach(step -> tell(vault, folder, step));
        } catch (VaultRefused refused) {
            System.out.println("REFUSED " + refused.getMessage());
        }
    }

    private static void tell(FileVault vault, Path folder, String step) {
        String[] parts = step.split(":", 2);
        switch (parts[0]) {
            case "seal" -> {
                Sealed sealed = vault.seal(Amina.SUBJECT, "name", Amina.NAME);
                SEALS.put(sealed.commitment(), sealed);
                System.out.println("SEALED " + sealed.ciphertext() + " " + sealed.commitment());
            }
            case "open" -> {
                String[] seal = parts[1].split(" ");
                Opening opening = vault.open(Purpose.VALIDATE, "name", new Sealed(Amina.SUBJECT, seal[0], seal[1]));
                System.out.println(opening instanceof Opening.Opened opened ? "OPENED " + opened.text() : "GONE");
            }
            case "rotate" -> vault.rotateHouseKey(parts[1]);
            case "key" -> System.out.println("KEY " + vault.houseKey());
            case "copy" -> VaultCopy.bring(folder, Path.of(parts[1]));
            default -> throw new IllegalArgumentException(step);
        }
    }
}
