package org.regesta.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Many at once, but not all. */
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 16;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    void sends(Runnable request) {
        places.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                request.run();
            } catch (RuntimeException | Error failed) {
                failures.add(failed);
            } finally {
                places.release();
            }
        });
    }

    @Override
    public void close() {
        threads.close();
        assertThat(failures).isEmpty();
    }
}
