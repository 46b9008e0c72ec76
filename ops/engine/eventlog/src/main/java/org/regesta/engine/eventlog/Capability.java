package org.regesta.engine.eventlog;

/**
 * What an engine promises beyond the core every engine must keep. Declared by whoever wires it, tested where
 * declared.
 */
public enum Capability {
    /** Positions count 0, 1, 2 … without a gap, in the order events became readable. */
    DENSE_POSITIONS,
    /** {@code recorded} is the engine's own stamp, given as it assigns positions: it never goes backwards. */
    WRITER_STAMPS,
    /** An acknowledged append survives kill -9 and a power cut: it was synced to disk. */
    SYNCED_ACKNOWLEDGEMENT
}
