package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log's folder against the leaves of its book, which are given one by one: every tile, every checkpoint that
 * was kept, every signature. Nothing is written. Memory does not grow with the book.
 */
public final class LogCheck {

    private final String log;
    private final LogFiles files;
    private final Signatures signatures;
    private final Consumer<Finding> findings;
    private final Tree tree = new Tree();
    private final KeptCheckpoints kept;
    private final TreeMap<Long, Checkpoint> elsewhere = new TreeMap<>();
    private @Nullable Checkpoint next;
    private String nextPlace = "";
    private @Nullable Difference doubtful;
    private long signedSize;

    /** A hash in a tile that is not that of what it covers. */
    private record Difference(Tile tile, int at, byte[] inTile, byte[] computed) {
        long position() {
            return tile.index() * Tile.FULL + at;
        }
    }

    /**
     * @param folder of the log; one that is missing has signed nothing
     * @param signatures whose signatures count
     * @param elsewhere checkpoints of this log that were kept outside the folder
     * @param log what it is called in findings
     */
    public LogCheck(
            Path folder, Signatures signatures, List<Checkpoint> elsewhere, String log, Consumer<Finding> findings) {
        this(new FolderDisk(folder.toAbsolutePath().normalize()), signatures, elsewhere, log, findings);
    }

    LogCheck(Disk disk, Signatures signatures, List<Checkpoint> elsewhere, String log, Consumer<Finding> findings) {
        this.log = log;
        this.files = new LogFiles(disk);
        this.signatures = signatures;
        this.findings = findings;
        try {
            this.kept = new KeptCheckpoints(files.disk());
            advance();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        elsewhere.forEach(checkpoint -> this.elsewhere.put(checkpoint.size(), checkpoint));
        reached();
    }

    /** Takes the next leaf. */
    public void leaf(byte[] leaf) {
        tree.append(Hashes.leaf(leaf), (tile, hashes) -> compare(tile, hashes));
        reached();
    }

    /** How many leaves were given. */
    public long size() {
        return tree.size();
    }

    /** The root over what was given. */
    public byte[] root() {
        return tree.root();
    }

    /** How many leaves the newest checkpoint that holds covers. */
    public long signedSize() {
        return signedSize;
    }

    private void compare(Tile tile, byte[] computed) {
        try {
            byte[] stored = files.disk().read(tile.path()).orElse(null);
            if (stored == null) {
                boolean due = tile.within(Math.max(signedSize, next == null ? 0 : next.size()));
                if (due) {
                    find(tile.path(), "the tile", "nothing");
                }
            } else if (stored.length != computed.length) {
                find(tile.path(), computed.length + " bytes", stored.length + " bytes");
            } else if (!Arrays.equals(stored, computed)) {
                differs(tile, stored, computed);
            }
        } catch (IOException unreadable) {
            find(tile.path(), "a file that can be read", unreadable.getClass().getSimpleName());
        }
    }

    private void differs(Tile tile, byte[] stored, byte[] computed) {
        int at = Arrays.mismatch(stored, computed) / Hashes.BYTES;
        byte[] there = Arrays.copyOfRange(stored, at * Hashes.BYTES, (at + 1) * Hashes.BYTES);
        byte[] right = Arrays.copyOfRange(computed, at * Hashes.BYTES, (at + 1) * Hashes.BYTES);
        if (tile.level() == 0 && doubtful == null) {
            doubtful = new Difference(tile, at, there, right); // event or tile: the next checkpoint tells
        } else if (doubtful == null) {
            find(tile.path() + " hash " + at, hex(right), hex(there));
        }
    }

    /** Compares with every checkpoint of this size. */
    private void reached() {
        try {
            Checkpoint outside = elsewhere.remove(tree.size());
            if (outside != null && !Arrays.equals(outside.root(), tree.root())) {
                disagrees("a checkpoint kept elsewhere", outside);
            }
            for (Checkpoint due = next; due != null && due.size() <= tree.size(); due = next) {
                if (due.size() < tree.size()) {
                    find(nextPlace, "at least " + tree.size() + " events", due.size() + ": the log went back");
                } else if (Arrays.equals(due.root(), tree.root())) {
                    agrees(due);
                } else {
                    disagrees(nextPlace, due);
                }
                advance();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void agrees(Checkpoint signed) {
        signedSize = signed.size();
        readEdge();
        Difference blamed = doubtful;
        if (blamed != null) {
            doubtful = null;
            find(blamed.tile.path() + " hash " + blamed.at, hex(blamed.computed), hex(blamed.inTile));
        }
    }

    private void readEdge() {
        LogFiles.partials(tree.size()).forEach(this::readPartial);
    }

    private void readPartial(Tile partial) {
        try {
            byte[] stored = files.disk().read(partial.path()).orElse(null);
            byte[] computed = tree.partial(partial.level());
            if (stored != null && !Arrays.equals(stored, computed)) {
                if (stored.length != computed.length) {
                    find(partial.path(), computed.length + " bytes", stored.length + " bytes");
                } else {
                    differs(partial, stored, computed);
                }
            }
        } catch (IOException unreadable) {
            find(
                    partial.path(),
                    "a file that can be read",
                    unreadable.getClass().getSimpleName());
        }
    }

    private void disagrees(String place, Checkpoint signed) {
        readEdge();
        Difference blamed = doubtful;
        doubtful = null;
        if (blamed != null) {
            find("event " + log + "/" + blamed.position(), "leaf hash " + hex(blamed.inTile), hex(blamed.computed));
        }
        find(
                place,
                "root " + signed.rootHex() + " of " + signed.size() + " events, which was signed",
                hex(tree.root()));
    }

    /** To the next checkpoint that is signed; those that are not are found. */
    private void advance() throws IOException {
        next = null;
        for (KeptCheckpoints.Line line = kept.next(); line != null; line = kept.next()) {
            nextPlace = log + " " + line.place();
            next = signatures.check(nextPlace, line.note(), findings);
            if (next != null) {
                return;
            }
        }
    }

    /** Ends the check: what was signed beyond the leaves given, the tiles at the edge, the files at the top. */
    public void end() {
        long signed = signedSize;
        for (Checkpoint beyond = next; beyond != null; beyond = next) {
            signed = Math.max(signed, beyond.size());
            try {
                advance();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        for (long outside : elsewhere.keySet()) {
            signed = Math.max(signed, outside);
        }
        if (signed > tree.size()) {
            tooShort(signed);
        }
        new EdgeCheck(files, tree, log, findings).run(signedSize, signatures.log());
        Difference left = doubtful;
        if (left != null) {
            find(left.tile.path() + " hash " + left.at, hex(left.computed), hex(left.inTile));
        }
    }

    /** Fewer leaves than were signed: the first that is not what its tile says is where it begins. */
    private void tooShort(long signed) {
        Difference first = doubtful == null ? atTheEnd() : doubtful;
        doubtful = null;
        if (first != null) {
            find("event " + log + "/" + first.position(), "leaf hash " + hex(first.inTile), hex(first.computed));
        }
        find("event " + log + "/" + tree.size(), "an event: " + signed + " were signed", "the end of the book");
    }

    private @Nullable Difference atTheEnd() {
        long index = tree.size() / Tile.FULL;
        byte[] computed = tree.partial(0);
        try {
            String full = Tile.full(0, index).path();
            byte[] stored = files.disk().read(full).orElse(new byte[0]);
            for (String width : files.disk().list(full + ".p")) {
                byte[] partial = files.disk().read(full + ".p/" + width).orElse(new byte[0]);
                stored = partial.length > stored.length ? partial : stored;
            }
            int differs = Arrays.mismatch(Arrays.copyOf(stored, computed.length), computed);
            if (differs < 0 || stored.length < computed.length) {
                return null;
            }
            int at = differs / Hashes.BYTES * Hashes.BYTES;
            return new Difference(
                    Tile.full(0, index),
                    differs / Hashes.BYTES,
                    Arrays.copyOfRange(stored, at, at + Hashes.BYTES),
                    Arrays.copyOfRange(computed, at, at + Hashes.BYTES));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void find(String place, String expected, String found) {
        findings.accept(new Finding(place.startsWith("tile/") ? log + " " + place : place, expected, found));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
