package org.regesta.engine.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** A PKCS#12 file: read as a whole, written as a whole. */
final class Pkcs12 {

    private final Path file;
    private final HousePassword password;

    Pkcs12(Path file, HousePassword password) {
        this.file = file;
        this.password = password;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws VaultRefused when the password is another's or the file is damaged */
    KeyStore read() throws IOException, GeneralSecurityException {
        OwnerOnly.close(file);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.characters());
        } catch (IOException wrong) {
            throw new VaultRefused(
                    file.getFileName() + " cannot be opened: its password is another one, or the file is damaged",
                    wrong);
        }
        return store;
    }

    static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Durable when it returns. */
    void write(KeyStore store) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.characters());
        WholeFile.write(file, bytes.toByteArray());
    }

    KeyStore.PasswordProtection protection() {
        return new KeyStore.PasswordProtection(password.characters());
    }
}
