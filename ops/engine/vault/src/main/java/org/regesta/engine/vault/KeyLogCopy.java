package org.regesta.engine.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A copy of a key log that is being written. Between two copies a log grows, and keys in it are overwritten with
 * zeros; then the copy grows likewise and is overwritten in the same places. Anything else makes a new copy.
 *
 * <p>Read from the beginning to the end, a log whose overwritten key was seen also shows that key's tombstone, which
 * was durable before. And the copy gets its new tombstones before its keys are overwritten.
 */
final class KeyLogCopy {

    private static final int BLOCK = 1 << 16;

    private KeyLogCopy() {}

    /** Durable when it returns. */
    static void bring(Path vault, Path to) throws IOException {
        Path log = vault.resolve(KeyLog.FILE);
        Path copy = to.resolve(KeyLog.FILE);
        if (!Files.exists(copy) || !grown(log, copy)) {
            anew(log, to);
        }
    }

    private static void anew(Path log, Path to) throws IOException {
        Path unfinished = to.resolve(KeyLog.FILE + ".new");
        Files.deleteIfExists(unfinished);
        try (InputStream from = Files.newInputStream(log);
                FileChannel copy = FileChannel.open(
                        unfinished,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.file(to))) {
            for (byte[] block = from.readNBytes(BLOCK); block.length > 0; block = from.readNBytes(BLOCK)) {
                write(copy, block);
            }
            copy.force(true);
        }
        Files.move(
                unfinished,
                to.resolve(KeyLog.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Shelves.sync(to);
    }

    /** False, and nothing done, when the copy is not one of this log as it once was. */
    private static boolean grown(Path log, Path copy) throws IOException {
        List<Long> wiped = new ArrayList<>();
        try (InputStream from = Files.newInputStream(log);
                FileChannel to = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = to.size();
            for (long at = 0; at < size; at += BLOCK) {
                int length = (int) Math.min(BLOCK, size - at);
                byte[] theirs = from.readNBytes(length);
                if (theirs.length < length || !wipedSince(read(to, at, length), theirs, at, wiped)) {
                    return false;
                }
            }
            to.position(size);
            for (byte[] block = from.readNBytes(BLOCK); block.length > 0; block = from.readNBytes(BLOCK)) {
                write(to, block);
            }
            to.force(true);
            for (long at : wiped) {
                to.write(ByteBuffer.allocate(1), at);
            }
            to.force(true);
            return true;
        }
    }

    private static boolean wipedSince(byte[] ours, byte[] theirs, long at, List<Long> wiped) {
        for (int i = Arrays.mismatch(ours, theirs); i >= 0 && i < ours.length; i++) {
            if (ours[i] != theirs[i]) {
                if (theirs[i] != 0) {
                    return false;
                }
                wiped.add(at + i);
            }
        }
        return true;
    }

    private static byte[] read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        while (block.hasRemaining() && file.read(block, at + block.position()) >= 0) {}
        return block.array();
    }

    private static void write(FileChannel file, byte[] block) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(block);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }
}
