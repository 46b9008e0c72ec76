package org.regesta.testkit.memory;

import java.util.concurrent.CompletableFuture;
import org.regesta.events.Book;
import org.regesta.ports.AccessBook;
import org.regesta.ports.Attribution;
import org.regesta.ports.StorageFull;

/** Writes to the access book of an {@link InMemoryLedger}; can be told that the disk is full. */
public final class InMemoryAccessBook implements AccessBook {

    private final InMemoryLedger ledger;
    private volatile boolean full;

    public InMemoryAccessBook(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public CompletableFuture<Long> record(String stream, Object event, Attribution by) {
        if (full) {
            return CompletableFuture.failedFuture(new StorageFull("the disk's reserve is reached"));
        }
        synchronized (ledger) {
            if (!ledger.stream(Book.ACCESS, stream).isEmpty()) {
                return CompletableFuture.failedFuture(new AlreadyRecorded());
            }
            return CompletableFuture.completedFuture(
                    ledger.append(Book.ACCESS, stream, event, by.metadata()).position());
        }
    }

    /** From now on nothing can be recorded, or again it can. */
    public void full(boolean isFull) {
        full = isFull;
    }
}
