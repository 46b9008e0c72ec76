package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.crypto.spec.SecretKeySpec;

/** The house key in {@value #FILE}, a PKCS#12 file with one AES-256 key, made at first start. */
final class HouseKeyFile {

    static final String FILE = "house.p12";
    private static final String ALIAS = "house";

    private HouseKeyFile() {}

    /** @throws VaultRefused when the file is missing though there are keys it wrapped, or does not open */
    static HouseKey open(Path folder, HousePassword password) throws IOException {
        Pkcs12 file = new Pkcs12(folder.resolve(FILE), password);
        try {
            if (!file.exists()) {
                make(folder, file);
            }
            if (file.read().getEntry(ALIAS, file.protection()) instanceof KeyStore.SecretKeyEntry entry) {
                return new AesHouseKey(entry.getSecretKey().getEncoded());
            }
            throw new VaultRefused(
                    "the vault's " + FILE + " holds no house key: restore that file from its newest copy");
        } catch (GeneralSecurityException failed) {
            throw new VaultRefused(
                    "the vault's " + FILE + " cannot be read: restore that file from its newest copy", failed);
        }
    }

    private static void make(Path folder, Pkcs12 file) throws IOException, GeneralSecurityException {
        if (Files.exists(folder.resolve(KeyLog.FILE))) {
            throw new VaultRefused("the vault has keys but no " + FILE + " to unwrap them: restore that file");
        }
        KeyStore store = Pkcs12.empty();
        store.setEntry(
                ALIAS,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(Crypto.random(Crypto.KEY_BYTES), "AES")),
                file.protection());
        file.write(store);
    }
}
