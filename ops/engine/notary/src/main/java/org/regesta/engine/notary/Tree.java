package org.regesta.engine.notary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An RFC 6962 tree that grows at its end and keeps no more than its right edge: one hash per perfect subtree, and the
 * rightmost tile of each level. Memory does not grow with the tree.
 */
public final class Tree {

    private static final int BITS_MAX = 63;

    /** By the bit of the size it stands for. */
    private final byte[][] perfect = new byte[BITS_MAX][];

    private final List<byte[]> edge = new ArrayList<>();
    private long size;

    /** Takes tiles that have become full. */
    @FunctionalInterface
    interface FullTiles {
        void full(Tile tile, byte[] hashes);
    }

    /** The empty tree. */
    public Tree() {}

    /** Goes on where a tree of that size stood, from its tiles. */
    static Tree from(TileHashes tiles, long size) {
        Tree tree = new Tree();
        for (int bit = 0; bit < BITS_MAX; bit++) {
            if ((size >> bit & 1) == 1) {
                tree.perfect[bit] = tiles.node(bit, (size >> bit) - 1);
            }
        }
        for (int level = 0; Tile.hashes(size, level) > 0; level++) {
            long hashes = Tile.hashes(size, level);
            int width = (int) (hashes % Tile.FULL);
            byte[] row = new byte[Tile.FULL * Hashes.BYTES];
            if (width > 0) {
                byte[] partial = tiles.tile(level, hashes / Tile.FULL);
                System.arraycopy(partial, 0, row, 0, width * Hashes.BYTES);
            }
            tree.edge.add(row);
        }
        tree.size = size;
        return tree;
    }

    /** Grows by the hash of the next leaf. */
    public void append(byte[] leafHash) {
        append(leafHash, (tile, hashes) -> {});
    }

    void append(byte[] leafHash, FullTiles to) {
        byte[] hash = leafHash;
        int bit = 0;
        put(0, hash, to);
        for (; (size >> bit & 1) == 1; bit++) {
            hash = Hashes.node(perfect[bit], hash);
            if ((bit + 1) % Tile.BITS == 0) {
                put((bit + 1) / Tile.BITS, hash, to);
            }
        }
        perfect[bit] = hash;
        size++;
    }

    private void put(int level, byte[] hash, FullTiles to) {
        if (edge.size() == level) {
            edge.add(new byte[Tile.FULL * Hashes.BYTES]);
        }
        byte[] row = edge.get(level);
        long index = size >> (Tile.BITS * level);
        int at = (int) (index % Tile.FULL);
        System.arraycopy(hash, 0, row, at * Hashes.BYTES, Hashes.BYTES);
        if (at == Tile.FULL - 1) {
            to.full(Tile.full(level, index / Tile.FULL), row.clone());
        }
    }

    public long size() {
        return size;
    }

    /** The root as it stands. */
    public byte[] root() {
        byte[] root = null;
        for (int bit = 0; bit < BITS_MAX; bit++) {
            if ((size >> bit & 1) == 1) {
                root = root == null ? perfect[bit] : Hashes.node(perfect[bit], root);
            }
        }
        return root == null ? Hashes.empty() : root.clone();
    }

    /** The partial tile of a level; empty where it ends with a full one. */
    byte[] partial(int level) {
        int width = (int) (Tile.hashes(size, level) % Tile.FULL);
        return level < edge.size() ? Arrays.copyOf(edge.get(level), width * Hashes.BYTES) : new byte[0];
    }

    int levels() {
        return edge.size();
    }
}
