package org.regesta.engine.notary;

import java.util.ArrayList;
import java.util.List;

/** Inclusion and consistency proofs of RFC 6962, sections 2.1.1 and 2.1.2, out of tiles. */
public final class Proofs {

    private Proofs() {}

    /** The root of the tree of that size. */
    public static byte[] root(TileHashes.Source tiles, long size) {
        return new TileHashes(tiles, size).root(0, size);
    }

    /**
     * The audit path of a leaf.
     *
     * @param index of the leaf, below the size
     */
    public static List<byte[]> inclusion(TileHashes.Source tiles, long index, long size) {
        require(index >= 0 && index < size);
        TileHashes tree = new TileHashes(tiles, size);
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                path.add(tree.root(middle, to));
                to = middle;
            } else {
                path.add(tree.root(from, middle));
                from = middle;
            }
        }
        return path.reversed();
    }

    /** That the tree of the older size is the beginning of the one of the newer size; empty when either is trivial. */
    public static List<byte[]> consistency(TileHashes.Source tiles, long older, long newer) {
        require(older >= 0 && older <= newer);
        List<byte[]> proof = new ArrayList<>();
        if (older == 0 || older == newer) {
            return proof;
        }
        TileHashes tree = new TileHashes(tiles, newer);
        long from = 0;
        long to = newer;
        long left = older; // of the older tree, within what is looked at
        while (left < to - from) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (left <= middle - from) {
                proof.add(tree.root(middle, to));
                to = middle;
            } else {
                proof.add(tree.root(from, middle));
                left -= middle - from;
                from = middle;
            }
        }
        if (from != 0) {
            proof.add(tree.root(from, to));
        }
        return proof.reversed();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not within the tree");
        }
    }
}
