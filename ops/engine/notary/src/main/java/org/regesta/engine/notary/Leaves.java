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
     * Reads leaves for the first time, in order: those just written may come from who wrote them. What was hashed is
     * then compared with what {@link #read} finds.
     */
    default void readFirst(long from, int most, Each to) {
        read(from, most, to);
    }

    /** Takes one leaf. */
    @FunctionalInterface
    interface Each {
        void leaf(long position, byte[] leaf);
    }
}
