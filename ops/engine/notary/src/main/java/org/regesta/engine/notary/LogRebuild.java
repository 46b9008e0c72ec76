package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a log's files anew from its leaves, as they stood at the newest checkpoint that was kept: so a restored book
 * verifies, and its notary goes on, as if it had never been away. Memory does not grow with the book.
 */
public final class LogRebuild {

    private static final int TOGETHER = 256;

    private final LogFiles files;
    private final Tree tree = new Tree();
    private final Map<String, byte[]> full = new LinkedHashMap<>();
    private final Map<String, byte[]> edge = new LinkedHashMap<>();

    /** @param folder of the log */
    public LogRebuild(Path folder) {
        this.files = new LogFiles(new FolderDisk(folder.toAbsolutePath().normalize()));
    }

    /** Takes the next leaf. */
    public void leaf(byte[] leaf) {
        tree.append(Hashes.leaf(leaf), (tile, hashes) -> full.put(tile.path(), hashes));
        if (full.size() >= TOGETHER) {
            write();
        }
    }

    private void write() {
        try {
            files.put(full);
            full.clear();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long size() {
        return tree.size();
    }

    public byte[] root() {
        return tree.root();
    }

    /** Says that a checkpoint is of what was given so far; the last time it is said counts. */
    public void signed() {
        edge.clear();
        for (Tile partial : LogFiles.partials(tree.size())) {
            edge.put(partial.path(), tree.partial(partial.level()));
        }
    }

    /**
     * Writes what is left; durable when it returns.
     *
     * @param checkpoint of the size at which {@link #signed} was said last
     */
    public void end(Note checkpoint, NoteKey key) throws IOException {
        write();
        edge.put(LogFiles.KEY, NoteKey.bytes(key.vkey() + "\n"));
        edge.put(LogFiles.CHECKPOINT, NoteKey.bytes(checkpoint.written()));
        files.put(edge);
    }
}
