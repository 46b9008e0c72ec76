package org.regesta.engine.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** One reader's way through the book, and its waiting at the end of it. */
final class Tail implements TrackingEventStream {

    private final Tailed engine;
    private final Deque<TrackedEventMessage<?>> read = new ArrayDeque<>();
    private long next;
    private @Nullable Runnable callback;

    Tail(Tailed engine, long from) {
        this.engine = engine;
        this.next = from;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(read.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        fill();
        if (read.isEmpty() && timeout > 0 && engine.awaitPosition(next, timeout, unit)) {
            fill();
        }
        return !read.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            engine.requireOpen();
        }
        return read.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        close();
        callback = onAvailable;
        engine.waker().add(onAvailable);
        return true;
    }

    @Override
    public void close() {
        if (callback != null) {
            engine.waker().remove(callback);
            callback = null;
        }
    }

    private void fill() {
        if (read.isEmpty()) {
            read.addAll(engine.messages(next));
            next += read.size();
        }
    }
}
