package org.regesta.engine.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * House keys in a PKCS#11 token: made there, used there, and never to leave it. A token may serve several houses: a
 * vault's keys bear a label of its own, kept in {@value #FILE}.
 */
final class TokenHouseKeys implements HouseKeyStore {

    static final String FILE = "house.token";

    /** The first key of a vault that began in a token: no name of a key in a file. */
    static final String FIRST_IN_TOKEN = FIRST + "-in-token";

    private static final String CONFIGURATION = """
            --name = regesta-%d
            library = %s
            slot = %d
            showInfo = false
            attributes(*, CKO_SECRET_KEY, CKK_AES) = {
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_ENCRYPT = true
              CKA_DECRYPT = true
            }
            """;

    private final Provider provider;
    private final KeyStore store;
    private final String label;

    private TokenHouseKeys(Provider provider, KeyStore store, String label) {
        this.provider = provider;
        this.store = store;
        this.label = label;
    }

    /**
     * Signs in to the token.
     *
     * @throws VaultRefused when it is not there, or its PIN is another one: the house does not try twice
     */
    static TokenHouseKeys open(Path folder, HouseToken token) throws IOException {
        if (!Files.isReadable(token.module())) {
            throw new VaultRefused("there is no PKCS#11 library where " + HouseToken.VARIABLE
                    + " says: install it or correct the path");
        }
        try {
            Provider provider = Security.getProvider("SunPKCS11")
                    .configure(CONFIGURATION.formatted(token.slot(), quoted(token.module()), token.slot()));
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            signIn(store, token);
            return new TokenHouseKeys(provider, store, label(folder));
        } catch (GeneralSecurityException | ProviderException | InvalidParameterException absent) {
            throw new VaultRefused(
                    "the token of the house key does not answer in slot " + token.slot()
                            + ": is it there and initialised?",
                    absent);
        }
    }

    private static String quoted(Path module) {
        return '"' + module.toString() + '"';
    }

    private static void signIn(KeyStore store, HouseToken token) throws GeneralSecurityException {
        try {
            store.load(null, token.pin());
        } catch (IOException refused) {
            throw new VaultRefused(
                    isRefusedPin(refused)
                            ? "the token of the house key refuses the PIN: correct it before trying again, as tokens"
                                    + " lock after a few wrong ones"
                            : "the token of the house key cannot be read",
                    refused);
        }
    }

    private static boolean isRefusedPin(@Nullable Throwable why) {
        return why != null
                && (why instanceof LoginException
                        || String.valueOf(why.getMessage()).startsWith("CKR_PIN_")
                        || isRefusedPin(why.getCause()));
    }

    private static String label(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            String label = "regesta-" + HexFormat.of().formatHex(Crypto.random(8)) + "/";
            WholeFile.write(file, label.getBytes(StandardCharsets.US_ASCII));
        }
        OwnerOnly.close(file);
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    @Override
    public Map<String, HouseKey> keys() {
        try {
            Map<String, HouseKey> keys = new TreeMap<>();
            for (String alias : aliases()) {
                if (store.getKey(alias, null) instanceof SecretKey key) {
                    keys.put(alias.substring(label.length()), new AesHouseKey(key, provider));
                }
            }
            return keys;
        } catch (GeneralSecurityException | ProviderException failed) {
            throw silent(failed);
        }
    }

    private List<String> aliases() throws GeneralSecurityException {
        return Collections.list(store.aliases()).stream()
                .filter(alias -> alias.startsWith(label))
                .toList();
    }

    @Override
    public HouseKey make(String name) {
        try {
            if (!store.containsAlias(label + name)) {
                KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
                generator.init(Crypto.KEY_BYTES * Byte.SIZE);
                store.setEntry(label + name, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
            }
            SecretKey key = (SecretKey) store.getKey(label + name, null);
            refuseIfItCanLeave(key);
            return new AesHouseKey(key, provider);
        } catch (GeneralSecurityException | ProviderException failed) {
            throw silent(failed);
        }
    }

    private static void refuseIfItCanLeave(SecretKey key) {
        if (key instanceof SecretKeySpec || key.getEncoded() != null) {
            throw new VaultRefused("the token gives its keys away: it is no place for a house key");
        }
    }

    @Override
    public void keepOnly(String name) {
        try {
            for (String alias : aliases()) {
                if (!alias.equals(label + name)) {
                    store.deleteEntry(alias);
                }
            }
        } catch (GeneralSecurityException | ProviderException failed) {
            throw silent(failed);
        }
    }

    private static VaultRefused silent(Exception failed) {
        return new VaultRefused("the token of the house key does not do as it is asked: is it still there?", failed);
    }

    @Override
    public void close() {
        try {
            ((AuthProvider) provider).logout();
        } catch (LoginException | ProviderException gone) {
            return; // whoever took the token away signed us out
        }
    }
}
