package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A book as files that need no Regesta: a static tlog-tiles log with its events, sealed as they are. What any monitor
 * of such logs can read, and what {@link #check} judges.
 */
public final class Export {

    private Export() {}

    /** Writes the log as of its newest checkpoint into a folder. */
    public static void write(BookNotary log, Path folder) throws IOException {
        write(log, new FolderDisk(folder.toAbsolutePath().normalize()));
    }

    static void write(BookNotary log, Disk to) throws IOException {
        Signed signed = log.signed();
        long size = signed.checkpoint().size();
        LogFiles files = new LogFiles(to);
        for (int level = 0; Tile.hashes(size, level) > 0; level++) {
            for (long index = 0; index * Tile.FULL < Tile.hashes(size, level); index++) {
                put(files, log.served(), Tile.in(size, level, index));
            }
        }
        for (long index = 0; index * Tile.FULL < size; index++) {
            Tile hashes = Tile.in(size, 0, index);
            put(files, log.served(), new Tile(Tile.ENTRIES, index, hashes.width()));
        }
        Map<String, byte[]> top = new LinkedHashMap<>();
        top.put(LogFiles.KEY, NoteKey.bytes(log.key().vkey() + "\n"));
        top.put(LogFiles.CHECKPOINT, NoteKey.bytes(signed.note().written()));
        files.put(top);
    }

    private static void put(LogFiles files, Served log, Tile tile) throws IOException {
        files.put(Map.of(tile.path(), log.tile(tile)));
    }

    /** Judges an exported book; every finding names the event, tile or file that is bad. */
    public static void check(Path folder, Signatures signatures, String log, Consumer<Finding> findings) {
        check(new FolderDisk(folder.toAbsolutePath().normalize()), signatures, log, findings);
    }

    static void check(Disk disk, Signatures signatures, String log, Consumer<Finding> findings) {
        LogCheck check = new LogCheck(disk, signatures, java.util.List.of(), log, findings);
        try {
            for (long index = 0; bundle(disk, index, check, log, findings); index++) {}
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        check.end();
    }

    private static boolean bundle(Disk disk, long index, LogCheck check, String log, Consumer<Finding> findings)
            throws IOException {
        String full = new Tile(Tile.ENTRIES, index, Tile.FULL).path();
        Optional<byte[]> content = disk.read(full);
        if (content.isEmpty()) {
            for (String width : disk.list(full + ".p")) {
                content = disk.read(full + ".p/" + width);
            }
        }
        if (content.isEmpty()) {
            return false;
        }
        byte[] bytes = content.get();
        int at = 0;
        while (at < bytes.length) {
            int length = at + 2 > bytes.length
                    ? Integer.MAX_VALUE
                    : Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
            if (length > bytes.length - at - 2) {
                findings.accept(
                        new Finding("event " + log + "/" + check.size(), "a whole leaf", "less than its length"));
                return false;
            }
            check.leaf(Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return at > 0;
    }
}
