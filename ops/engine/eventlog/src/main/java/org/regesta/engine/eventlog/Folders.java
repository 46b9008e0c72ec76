package org.regesta.engine.eventlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes names durable: a synced file is lost if the folder that names it is not. */
final class Folders {

    private Folders() {}

    /** Syncs the folder's own entries and its name in its parent. */
    static void sync(Path folder) {
        Path whole = folder.toAbsolutePath();
        force(whole);
        Path parent = whole.getParent();
        if (parent != null) {
            force(parent);
        }
    }

    private static void force(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException unsynced) {
            throw new UncheckedIOException("cannot sync the folder " + folder, unsynced);
        }
    }
}
