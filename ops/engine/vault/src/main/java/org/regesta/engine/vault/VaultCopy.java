package org.regesta.engine.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A vault's folder copied while it is in use: the copy is a vault that had every key which this one had when the copy
 * began. What was shredded since the last copy is overwritten in the copy too.
 */
public final class VaultCopy {

    private static final Set<String> NO_KEYS = Set.of("vault.lock");
    private static final int TRIES = 20;

    private VaultCopy() {}

    /**
     * Brings a folder level with a vault's; makes it where there is none.
     *
     * @return the files of the copy by name
     * @throws VaultRefused when there is no vault, or its keys are being changed without end
     */
    public static Set<String> bring(Path vault, Path to) {
        try {
            if (!Files.exists(vault.resolve(KeyLog.FILE))) {
                throw new VaultRefused("there is no vault in " + vault);
            }
            OwnerOnly.folder(to);
            for (int i = 0; i < TRIES; i++) {
                Map<String, byte[]> before = others(vault);
                KeyLogCopy.bring(vault, to);
                if (same(before, others(vault))) { // a new house key and the log it wraps belong together
                    write(before, to);
                    Set<String> names = new TreeSet<>(before.keySet());
                    names.add(KeyLog.FILE);
                    return names;
                }
            }
            throw new VaultRefused("the house's keys changed all the while they were copied: try again");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts a file of a copy into a vault's folder that has none of that name yet; durable when it returns. */
    public static void put(Path vault, String name, byte[] content) throws IOException {
        OwnerOnly.folder(vault);
        WholeFile.write(vault.resolve(name), content);
    }

    /** The same of a file of any length. */
    public static void put(Path vault, String name, Path source) throws IOException {
        OwnerOnly.folder(vault);
        WholeFile.copy(source, vault.resolve(name));
    }

    private static Map<String, byte[]> others(Path vault) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> inside = Files.list(vault)) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.equals(KeyLog.FILE) && !name.endsWith(".new") && !NO_KEYS.contains(name)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
    }

    private static void write(Map<String, byte[]> files, Path to) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = to.resolve(file.getKey());
            if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), file.getValue())) {
                WholeFile.write(target, file.getValue());
            }
        }
    }
}
