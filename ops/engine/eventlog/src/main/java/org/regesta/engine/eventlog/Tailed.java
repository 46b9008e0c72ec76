package org.regesta.engine.eventlog;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A book that readers follow to its end and wait there: {@link Tail}. */
interface Tailed {

    /** The next messages from a position on, at most a batch of them; none behind the end. */
    List<TrackedEventMessage<?>> messages(long from);

    /** Waits until the book has an event at the position; false when it has none after the time. */
    boolean awaitPosition(long position, long time, TimeUnit unit) throws InterruptedException;

    /** @throws LogStopped when it is closed */
    void requireOpen();

    Waker waker();
}
