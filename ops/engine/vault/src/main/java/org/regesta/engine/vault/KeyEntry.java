package org.regesta.engine.vault;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What is known of a key: nothing of the key itself, only where in the log its wrapping stands. */
sealed interface KeyEntry {

    /** No key of that name was ever made or shredded here. */
    record Unknown() implements KeyEntry {}

    record Shredded() implements KeyEntry {}

    /**
     * A key in its wrapping.
     *
     * @param at where in the log that stands
     * @param condition of the wrapping when it was read from the log, if it was
     */
    record Held(long at, int length, Condition condition) implements KeyEntry {

        boolean isAltered() {
            return condition != Condition.INTACT;
        }
    }

    /** A wrapping is altered in a log only when it was shredded and its tombstone stands further on, or by damage. */
    enum Condition {
        INTACT,
        /** Something else than was written, and not all zeros. */
        ALTERED,
        /** Nothing is left of it. */
        ZEROS;

        static Condition of(byte[] wrapped, boolean intact) {
            if (intact) {
                return INTACT;
            }
            for (byte each : wrapped) {
                if (each != 0) {
                    return ALTERED;
                }
            }
            return ZEROS;
        }
    }

    default byte[] encode() {
        return switch (this) {
            case Held it ->
                ByteBuffer.allocate(Long.BYTES + Integer.BYTES + 1)
                        .putLong(it.at())
                        .putInt(it.length())
                        .put((byte) it.condition().ordinal())
                        .array();
            case Shredded _, Unknown _ -> new byte[0];
        };
    }

    /** @throws java.nio.BufferUnderflowException when it is none */
    static KeyEntry of(Optional<byte[]> entry) {
        if (entry.isEmpty()) {
            return new Unknown();
        }
        ByteBuffer from = ByteBuffer.wrap(entry.get());
        return from.hasRemaining()
                ? new Held(from.getLong(), from.getInt(), Condition.values()[from.get()])
                : new Shredded();
    }
}
