package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.regesta.ports.Refusal;

/** The end of a log's check: partial tiles, files that should not be there, and the files at the top. */
final class EdgeCheck {

    private static final List<String> KNOWN =
            List.of("tile", "history", "unfinished", "checkpoint", "key", "alarm", "alarms", "cosigned");

    private final LogFiles files;
    private final Tree tree;
    private final String log;
    private final Consumer<Finding> findings;

    EdgeCheck(LogFiles files, Tree tree, String log, Consumer<Finding> findings) {
        this.files = files;
        this.tree = tree;
        this.log = log;
        this.findings = findings;
    }

    void run(long signedSize, NoteKey key) {
        try {
            if (signedSize == tree.size()) {
                for (Tile partial : LogFiles.partials(tree.size())) {
                    if (files.disk().read(partial.path()).isEmpty()) {
                        find(partial.path(), "the tile", "nothing");
                    }
                }
            }
            for (String level : files.disk().list("tile")) {
                if (!level.equals("entries")) {
                    look("tile/" + level);
                }
            }
            if (!files.text(LogFiles.KEY).orElse("").equals(key.vkey() + "\n")) {
                find(LogFiles.KEY, key.vkey(), "another");
            }
            if (signedSize > 0 && files.text(LogFiles.CHECKPOINT).isEmpty()) {
                find(LogFiles.CHECKPOINT, "the newest checkpoint", "nothing");
            }
            for (String name : files.disk().list("")) {
                if (!KNOWN.contains(name)) {
                    find(name, "nothing of that name", "a file");
                }
            }
            if (files.text(Alarms.STANDING).isPresent()) {
                find(
                        "alarm",
                        "none",
                        files.text(Alarms.STANDING)
                                .orElse("")
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Partial tiles must begin what the tree has there; nothing else may lie about. */
    private void look(String name) throws IOException {
        List<String> within = files.disk().list(name);
        if (!within.isEmpty()) {
            for (String inner : within) {
                look(name + "/" + inner);
            }
            return;
        }
        Optional<byte[]> content = files.disk().read(name);
        if (content.isEmpty()) {
            return; // an empty folder
        }
        try {
            Tile tile = Tile.of(name.substring("tile/".length()));
            if (tile.isFull() ? !tile.within(tree.size()) : !begins(tile, content.get())) {
                find(name, "the beginning of that tile", "something else");
            }
        } catch (Refusal noTile) {
            find(name, "a tile", "a file of another name");
        }
    }

    private boolean begins(Tile tile, byte[] content) throws IOException {
        if (!tile.within(tree.size()) || content.length != tile.width() * Hashes.BYTES) {
            return false;
        }
        byte[] whole = Tile.in(tree.size(), tile.level(), tile.index()).isFull()
                ? files.disk()
                        .read(Tile.full(tile.level(), tile.index()).path())
                        .orElse(new byte[0])
                : tree.partial(tile.level());
        return whole.length >= content.length && Arrays.equals(content, Arrays.copyOf(whole, content.length));
    }

    private void find(String place, String expected, String found) {
        findings.accept(new Finding(log + " " + place, expected, found));
    }
}
