package org.regesta.engine.eventlog;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells processors that asked to be called that there is something to read, on a thread of its own: the writer never
 * waits. After a call it rests for a moment, longer under load, so that they take many events at once; each call
 * costs every processor a read and a token, whether or not the events concern it.
 */
final class Waker {

    private static final Logger LOG = LoggerFactory.getLogger(Waker.class);

    private static final long REST_MILLIS = 10;

    /** Where as many events came within a rest, the next is longer. */
    private static final long MANY = 4;

    private static final long LONG_REST_MILLIS = 30;

    private final Head head;
    private final CopyOnWriteArrayList<Runnable> callbacks = new CopyOnWriteArrayList<>();

    Waker(Head head, String book) {
        this.head = head;
        long known = head.position(); // of now, not of whenever the thread gets to run
        Thread.ofPlatform().daemon().name("eventlog-" + book + "-waker").start(() -> run(known));
    }

    void add(Runnable callback) {
        callbacks.add(callback);
    }

    void remove(Runnable callback) {
        callbacks.remove(callback);
    }

    private void run(long known) {
        long seen = known;
        try {
            while (!head.closed()) {
                if (head.await(seen + 1, 1, TimeUnit.HOURS)) {
                    long before = seen;
                    seen = head.position();
                    callbacks.forEach(Waker::call);
                    TimeUnit.MILLISECONDS.sleep(seen - before >= MANY ? LONG_REST_MILLIS : REST_MILLIS);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (
                RuntimeException
                        itsOwnTrouble) { // one processor that is shutting down must not leave the others asleep
            LOG.warn("a reader could not be woken", itsOwnTrouble);
        }
    }
}
