package org.regesta.ports;

import java.util.concurrent.CompletableFuture;

/** Appends to the access book, many requests in one sync. An answer leaves only after its event's future is done. */
public interface AccessBook {

    /**
     * Appends the one event of a stream, at sequence 0.
     *
     * @param stream {@code <feature>:<id>}
     * @param event an event record of events-schema
     * @return the position; fails with {@link AlreadyRecorded} when the stream exists, {@link StorageFull} or {@link
     *     Commands.OutcomeUnknown}
     */
    CompletableFuture<Long> record(String stream, Object event, Attribution by);

    /** The stream exists: this request was answered before. */
    final class AlreadyRecorded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AlreadyRecorded() {
            super("this was recorded before");
        }
    }
}
