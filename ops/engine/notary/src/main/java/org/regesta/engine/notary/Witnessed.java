package org.regesta.engine.notary;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Running;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows each log to each witness, on a thread of its own: a witness that hangs holds up no signature of ours. */
public final class Witnessed implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Witnessed.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** One log and one witness. */
    public record Pair(BookNotary log, WitnessLink witness) {}

    private final List<Pair> pairs;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    public Witnessed(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    @Override
    public void start() {
        if (!pairs.isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("notary-witnesses").start(this::run);
        }
    }

    private void run() {
        while (!stopped) {
            for (Pair pair : pairs) {
                try {
                    pair.witness().show(pair.log());
                } catch (InterruptedException stop) {
                    return;
                } catch (RuntimeException notUnderstood) { // isolation boundary: the other witnesses are asked
                    LOG.warn("a witness could not be asked", notUnderstood);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join();
        } catch (InterruptedException meanwhile) {
            Thread.currentThread().interrupt();
        }
    }
}
