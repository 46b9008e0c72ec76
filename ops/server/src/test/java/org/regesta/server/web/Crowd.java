package org.regesta.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.regesta.server.access.Knocker;
import org.regesta.server.access.Line;

/** Many at once, but not all: what is to be sent is gathered first, and sent when the crowd is closed. */
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final Knocker knocker;
    private final Queue<Consumer<Line>> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    Crowd(Knocker knocker) {
        this.knocker = knocker;
    }

    void sends(Consumer<Line> request) {
        requests.add(request);
    }

    private void send() {
        try (Line line = knocker.line()) {
            for (Consumer<Line> next = requests.poll(); next != null; next = requests.poll()) {
                send(next, line);
            }
        }
    }

    private void send(Consumer<Line> request, Line line) {
        try {
            request.accept(line);
        } catch (RuntimeException | Error failed) { // one that fails is told of when all are sent
            failures.add(failed);
        }
    }

    @Override
    public void close() {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                threads.execute(this::send);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(requests).isEmpty();
    }
}
