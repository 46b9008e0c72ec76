package org.regesta.saga.registration.stage;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.regesta.ports.Uptime;
import org.regesta.ports.ViewStore;

/**
 * What one worker saw of the queue and has not looked at yet, so that the queue is not read anew for each piece of
 * work. One thread's own.
 */
final class Tray {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final WorkQueue queue;
    private final Uptime uptime;
    private final Deque<ViewStore.Document> rows = new ArrayDeque<>();
    private boolean begun;
    private Optional<String> more = Optional.empty();
    private Duration read = Duration.ZERO;

    Tray(WorkQueue queue, Uptime uptime) {
        this.queue = queue;
        this.uptime = uptime;
    }

    /** Whether {@link #next} begins at the head of the queue. */
    boolean isAtHead() {
        if (begun && uptime.passed().minus(read).compareTo(FRESH) > 0) {
            putBack(); // most of it will have been done by others
        }
        return !begun;
    }

    /** The next open row, the longest waiting first; empty once at the queue's end, and then from its head again. */
    Optional<ViewStore.Document> next() {
        if (isAtHead()) {
            begun = true;
            read(queue.page(null));
        } else if (rows.isEmpty() && more.isPresent()) {
            read(queue.page(more.get()));
        }
        if (rows.isEmpty()) {
            putBack();
        }
        return Optional.ofNullable(rows.poll());
    }

    private void read(ViewStore.Page page) {
        rows.addAll(page.documents());
        more = page.cursor();
        read = uptime.passed();
    }

    private void putBack() {
        rows.clear();
        more = Optional.empty();
        begun = false;
    }
}
