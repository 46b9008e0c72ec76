package org.regesta.engine.notary;

/** The leaves of one book, in order: what the notary hashes. */
public interface Leaves {

    /** How many there are; only ever more. */
    long count();

    /**
     * Reads leaves from a position on.
     *
     * @param most how many at most
     */
    void read(long from, int most, Each to);

    /**
     * The hashes of leaves that are taken in for the first time, in order: of those just written, as who wrote them
     * hashed them. They are then compared with those of what {@link #read} finds.
     */
    default void hashes(long from, int most, Each to) {
        read(from, most, (position, leaf) -> to.leaf(position, Hashes.leaf(leaf)));
    }

    /** Takes one leaf, or its hash. */
    @FunctionalInterface
    interface Each {
        void leaf(long position, byte[] leaf);
    }
}
