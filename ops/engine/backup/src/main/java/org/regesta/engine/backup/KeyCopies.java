package org.regesta.engine.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.engine.vault.VaultCopy;

/**
 * The keys' own folder of a backup: the vault's files as they stand, and what they are.
 *
 * @param format of this list
 * @param vault whose keys they are
 * @param files name and SHA-256
 */
record KeyCopies(int format, String vault, Map<String, String> files) {

    static final String FILE = "keys.json";
    private static final int FORMAT = 1;

    /** Brings the folder level with a vault. */
    static void bring(Path vaultFolder, String vaultId, Path to) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String name : VaultCopy.bring(vaultFolder, to)) {
            if (!name.equals(VaultCoverage.FILE)) { // a restored registry may be shorter: it is looked through anyway
                sums.put(name, Sums.of(to.resolve(name)));
            }
        }
        Summed.write(to.resolve(FILE), new KeyCopies(FORMAT, vaultId, sums));
    }

    /** @throws BackupRefused when there are no keys */
    static KeyCopies in(Path folder) throws IOException {
        try {
            return Summed.read(folder.resolve(FILE), KeyCopies.class, FORMAT);
        } catch (NoSuchFileException missing) {
            throw new BackupRefused("there are no keys in " + folder + ": it has no " + FILE);
        }
    }

    /** @throws BackupRefused naming the file that is damaged */
    void copyTo(Path from, Path vaultFolder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path source = from.resolve(file.getKey());
            if (!Files.exists(source)) {
                throw BackupRefused.damaged(source);
            }
            if (!Sums.of(source).equals(file.getValue())) {
                throw BackupRefused.damaged(source);
            }
            VaultCopy.put(vaultFolder, file.getKey(), source);
        }
    }
}
