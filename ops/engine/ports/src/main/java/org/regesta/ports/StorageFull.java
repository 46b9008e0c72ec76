package org.regesta.ports;

/** The disk's reserve is reached: writes are refused until space is freed, reads go on. */
public final class StorageFull extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    public StorageFull(String message) {
        super(message);
    }
}
