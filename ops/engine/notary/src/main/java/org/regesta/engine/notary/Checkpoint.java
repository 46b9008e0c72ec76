package org.regesta.engine.notary;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a C2SP checkpoint says: so many leaves, with this root. Extension lines are neither written nor read.
 *
 * @param origin which log it is of, and the name of the log's key
 * @param size leaves in the tree
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        root = root.clone();
    }

    /** Reads the text of a note; {@link IllegalArgumentException} when it is no checkpoint. */
    public static Checkpoint of(Note note) {
        List<String> lines = note.text().lines().toList();
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("not a checkpoint: it has an origin, a size and a root");
        }
        long size = Long.parseLong(lines.get(1));
        byte[] root = Base64.getDecoder().decode(lines.get(2));
        if (size < 0 || !Long.toString(size).equals(lines.get(1)) || root.length != Hashes.BYTES) {
            throw new IllegalArgumentException("not a checkpoint: its size or its root is none");
        }
        return new Checkpoint(lines.getFirst(), size, root);
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Lower-case hex, as people compare it. */
    public String rootHex() {
        return HexFormat.of().formatHex(root);
    }

    boolean sameTree(Checkpoint other) {
        return size == other.size && Arrays.equals(root, other.root);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return "Checkpoint[" + origin + ", " + size + ", " + rootHex() + "]";
    }
}
