package org.regesta.engine.viewstore;

import org.regesta.ports.StorageFull;
import org.regesta.ports.TellsWhatToDo;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** The disk or the store under the views failed; what was being written may or may not stand. */
public final class StoreFailed extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    private StoreFailed(RocksDBException cause) {
        super(
                "the view store failed: " + cause.getMessage()
                        + ". Views are made from the books: see that the disk is well, and start again",
                cause);
    }

    static RuntimeException of(RocksDBException cause) {
        Status status = cause.getStatus();
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return new StorageFull("no space is left for views: free some, or move the data folder");
        }
        return new StoreFailed(cause);
    }
}
