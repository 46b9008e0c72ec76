package org.regesta.ports;

import java.util.List;
import org.regesta.events.Book;

/** The books' Merkle trees (RFC 6962) as the notary signed them, for whoever hands out proofs. */
public interface SignedTrees {

    /**
     * A signed tree that holds a position, cosigned by every witness where they are quick enough; one that is not
     * signed yet is signed.
     *
     * @param position -1 for any tree
     * @throws Refusal while an alarm keeps the book from being signed
     */
    SignedTree covering(Book book, long position);

    /** Keys of the witnesses that are asked to cosign, as C2SP vkeys. */
    List<String> witnesses();

    /** One book up to one checkpoint. Hashes have 32 bytes. */
    interface SignedTree {

        /** The key that verifies the checkpoint, as a C2SP vkey. */
        String key();

        /** The checkpoint: a C2SP signed note. */
        String checkpoint();

        /** How many events the tree holds. */
        long size();

        /** The leaf at a position, as it was hashed. */
        byte[] leaf(long position);

        byte[] leafHash(long position);

        /** The audit path of a position within this tree, from the leaf's neighbour up. */
        List<byte[]> proof(long position);
    }
}
