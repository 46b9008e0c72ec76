package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.regesta.ports.KeyRefs;

/** The people of these tests, and vaults for them. */
final class Amina {

    static final String REGISTRATION = KeyRefs.registration("10001100010000120261121100000");
    static final String SUBJECT = KeyRefs.subject("5b1d9f0c3f1e4b6c8f5e0a7d2c9b8a71");
    static final byte[] NAME = "Amina Okafor".getBytes(UTF_8);

    static final String BAO = KeyRefs.registration("10001100010000220261121100000");
    static final byte[] BAOS_NAME = "Bảo Nguyễn".getBytes(UTF_8);

    private Amina() {}

    static FileVault vault(Path folder) {
        return FileVault.open(folder, HousePassword.of(folder, Optional.empty()), plenty());
    }

    /** One that trusts its index however short its log is. */
    static FileVault indexed(Path folder) {
        try {
            OwnerOnly.folder(folder);
            FolderLock lock = FolderLock.on(folder);
            HouseKeyStore keys = HouseKeyFile.open(folder, HousePassword.of(folder, Optional.empty()));
            return FileVault.over(new FolderDisk(folder), keys, plenty(), lock, 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Reserve plenty() {
        return new Reserve(() -> Long.MAX_VALUE, 0);
    }
}
