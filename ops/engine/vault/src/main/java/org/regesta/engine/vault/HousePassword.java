package org.regesta.engine.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The password of the house's PKCS#12 files: given by the operator, or random and kept beside them in {@value #FILE}
 * (0600). There is no default.
 */
public final class HousePassword {

    static final String FILE = "house.password";

    private final char[] password;

    private HousePassword(char[] password) {
        this.password = password;
    }

    /**
     * The password for the keystores in a folder, made at first start.
     *
     * @param given by configuration or environment; then none is kept in the folder
     */
    public static HousePassword of(Path folder, Optional<String> given) {
        if (given.isPresent()) {
            if (given.get().isBlank()) {
                throw new VaultRefused(
                        "the password that was given for the house's keys is empty: give the one it was made with");
            }
            return new HousePassword(given.get().toCharArray());
        }
        Path file = folder.resolve(FILE);
        try {
            OwnerOnly.folder(folder);
            if (!Files.exists(file)) {
                refuseIfNeeded(folder);
                WholeFile.write(file, random().getBytes(StandardCharsets.US_ASCII));
            }
            OwnerOnly.close(file);
            return new HousePassword(
                    Files.readString(file, StandardCharsets.US_ASCII).strip().toCharArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void refuseIfNeeded(Path folder) {
        if (Files.exists(folder.resolve(HouseKeyFile.FILE))) {
            throw new VaultRefused("the vault has a house key but no " + FILE
                    + ": give its password by configuration, or restore that file");
        }
    }

    private static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Crypto.random(32));
    }

    char[] characters() {
        return password.clone();
    }

    @Override
    public String toString() {
        return "HousePassword";
    }
}
