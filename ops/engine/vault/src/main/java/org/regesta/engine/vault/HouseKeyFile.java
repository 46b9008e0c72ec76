package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/** House keys in {@value #FILE}, a PKCS#12 file with AES-256 keys, the first made at first start. */
final class HouseKeyFile implements HouseKeyStore {

    static final String FILE = "house.p12";

    private final Pkcs12 file;

    private HouseKeyFile(Pkcs12 file) {
        this.file = file;
    }

    /**
     * The file, or a token beside it; a vault whose first key is made in a token never has such a file.
     *
     * @throws VaultRefused when there are keys in the vault and no key that wrapped them, or it does not open
     */
    static HouseKeyStore open(Path folder, HousePassword password, Optional<HouseToken> token) throws IOException {
        if (token.isEmpty()) {
            return open(folder, password);
        }
        boolean isFirstStart = !Files.exists(folder.resolve(KeyLog.FILE));
        HouseKeyStore keys = new TwoHouseKeyStores(
                new HouseKeyFile(new Pkcs12(folder.resolve(FILE), password)), TokenHouseKeys.open(folder, token.get()));
        if (isFirstStart && keys.keys().isEmpty()) {
            keys.make(TokenHouseKeys.FIRST_IN_TOKEN);
        }
        if (keys.keys().isEmpty()) {
            keys.close();
            throw new VaultRefused("neither the token nor " + FILE + " holds the house key of this vault: is it the"
                    + " right slot? Else restore what is missing from its newest copy");
        }
        return keys;
    }

    /** @throws VaultRefused when the file is missing though there are keys it wrapped, or does not open */
    static HouseKeyStore open(Path folder, HousePassword password) throws IOException {
        refuseIfInToken(folder, new HouseKeyFile(new Pkcs12(folder.resolve(FILE), password)));
        HouseKeyFile keys = new HouseKeyFile(new Pkcs12(folder.resolve(FILE), password));
        if (!keys.file.exists()) {
            if (Files.exists(folder.resolve(KeyLog.FILE))) {
                throw new VaultRefused("the vault has keys but no " + FILE + " to unwrap them: restore that file");
            }
            keys.make(FIRST);
        }
        if (keys.keys().isEmpty()) {
            throw new VaultRefused(
                    "the vault's " + FILE + " holds no house key: restore that file from its newest copy");
        }
        return keys;
    }

    private static void refuseIfInToken(Path folder, HouseKeyFile keys) {
        if (Files.exists(folder.resolve(TokenHouseKeys.FILE)) && keys.keys().isEmpty()) {
            throw new VaultRefused(
                    "the house key of this vault is in a token: name its slot in " + HouseToken.VARIABLE);
        }
    }

    @Override
    public Map<String, HouseKey> keys() {
        if (!file.exists()) {
            return Map.of();
        }
        try {
            KeyStore store = file.read();
            Map<String, HouseKey> keys = new TreeMap<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getEntry(alias, file.protection()) instanceof KeyStore.SecretKeyEntry entry) {
                    keys.put(alias, new AesHouseKey(entry.getSecretKey().getEncoded()));
                }
            }
            return keys;
        } catch (IOException | GeneralSecurityException failed) {
            throw unreadable(failed);
        }
    }

    @Override
    public HouseKey make(String name) throws IOException {
        HouseKey known = file.exists() ? keys().get(name) : null;
        if (known != null) {
            return known;
        }
        byte[] key = Crypto.random(Crypto.KEY_BYTES);
        try {
            KeyStore store = file.exists() ? file.read() : Pkcs12.empty();
            store.setEntry(name, new KeyStore.SecretKeyEntry(new SecretKeySpec(key, "AES")), file.protection());
            file.write(store);
        } catch (GeneralSecurityException failed) {
            throw unreadable(failed);
        }
        return new AesHouseKey(key);
    }

    @Override
    public void keepOnly(String name) throws IOException {
        if (!file.exists()) {
            return;
        }
        try {
            KeyStore store = file.read();
            List<String> others = Collections.list(store.aliases()).stream()
                    .filter(alias -> !alias.equals(name))
                    .toList();
            for (String other : others) {
                store.deleteEntry(other);
            }
            if (!others.isEmpty()) {
                file.write(store);
            }
        } catch (GeneralSecurityException failed) {
            throw unreadable(failed);
        }
    }

    private static VaultRefused unreadable(Exception failed) {
        return new VaultRefused(
                "the vault's " + FILE + " cannot be read: restore that file from its newest copy", failed);
    }
}
