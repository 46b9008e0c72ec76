package org.regesta.engine.notary;

import java.util.HashMap;
import java.util.Map;

/** Any node of a tree of a given size, out of its tiles. Not for several threads: it keeps the tiles it has read. */
public final class TileHashes {

    private final Source source;
    private final long size;
    private final Map<Tile, byte[]> read = new HashMap<>();

    /** Where tiles are had. */
    @FunctionalInterface
    public interface Source {
        /** The hashes of a tile, at least as many as its width. */
        byte[] read(Tile tile);
    }

    /** @param size of the tree, all of whose tiles the source has */
    public TileHashes(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    /** The hashes of one tile, as many as a tree of this size has. */
    byte[] tile(int level, long index) {
        return read.computeIfAbsent(Tile.in(size, level, index), source::read);
    }

    /**
     * The root of a perfect subtree.
     *
     * @param bit it covers two to this many leaves
     * @param index among its like, from the left
     */
    byte[] node(int bit, long index) {
        int within = bit % Tile.BITS;
        long first = index << within;
        byte[] hashes = tile(bit / Tile.BITS, first / Tile.FULL);
        return Hashes.perfect(hashes, (int) (first % Tile.FULL), 1 << within);
    }

    /** The root over the leaves from one to before the other: MTH(D[from:to]). */
    byte[] root(long from, long to) {
        long count = to - from;
        if (count == 0) {
            return Hashes.empty();
        }
        if (Long.bitCount(count) == 1 && from % count == 0) {
            int bit = Long.numberOfTrailingZeros(count);
            return node(bit, from >> bit);
        }
        long left = Long.highestOneBit(count - 1);
        return Hashes.node(root(from, from + left), root(from + left, to));
    }
}
