package org.regesta.engine.notary;

import java.util.Arrays;
import java.util.List;

/** Judges proofs as RFC 9162, sections 2.1.3.2 and 2.1.4.2, has it. Never throws, whatever it is given. */
public final class ProofCheck {

    private ProofCheck() {}

    /** Whether the leaf stands at that place of the tree with that root. */
    public static boolean included(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || leafHash.length != Hashes.BYTES || !wellFormed(path)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hashes.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the older tree is the beginning of the newer. */
    public static boolean consistent(long older, byte[] olderRoot, long newer, byte[] newerRoot, List<byte[]> proof) {
        if (older < 0 || older > newer || !wellFormed(proof)) {
            return false;
        }
        if (older == newer) {
            return proof.isEmpty() && Arrays.equals(olderRoot, newerRoot);
        }
        if (older == 0) {
            return proof.isEmpty() && Arrays.equals(olderRoot, Hashes.empty());
        }
        boolean perfect = Long.bitCount(older) == 1;
        if (proof.isEmpty() && !perfect) {
            return false;
        }
        byte[] seed = perfect ? olderRoot : proof.getFirst();
        List<byte[]> rest = perfect ? proof : proof.subList(1, proof.size());
        return seed.length == Hashes.BYTES && climbs(older, olderRoot, newer, newerRoot, seed, rest);
    }

    private static boolean climbs(
            long older, byte[] olderRoot, long newer, byte[] newerRoot, byte[] seed, List<byte[]> rest) {
        int shared = Long.numberOfTrailingZeros(older);
        long node = (older - 1) >> shared;
        long last = (newer - 1) >> shared;
        byte[] before = seed;
        byte[] after = seed;
        for (byte[] sibling : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = Hashes.node(sibling, before);
                after = Hashes.node(sibling, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                after = Hashes.node(after, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(before, olderRoot) && Arrays.equals(after, newerRoot);
    }

    private static boolean wellFormed(List<byte[]> hashes) {
        return hashes.stream().allMatch(hash -> hash.length == Hashes.BYTES);
    }
}
