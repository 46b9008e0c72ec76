package org.regesta.saga.registration.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Running;
import org.regesta.ports.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A few threads at the desk. One that hangs is written off when its lease has run out and another takes its place, a
 * bounded number of times: a matcher that never answers stops its own work, not everybody's.
 */
@Component
class Workers implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final long IDLE_MILLIS = 250;
    private static final int WRITE_OFFS = 16;
    private static final Duration HUNG = Duration.ofMinutes(12); // longer than any stage's lease

    private final Desk desk;
    private final WorkBell bell;
    private final Uptime uptime;
    private final int count;
    private final Collection<Worker> workers = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;
    private @Nullable Thread overseer;
    private int writtenOff;

    /** @param count threads, 0 for as many as there are cores */
    Workers(Desk desk, WorkBell bell, Uptime uptime, @Value("${regesta.registration.workers:0}") int count) {
        this.desk = desk;
        this.bell = bell;
        this.uptime = uptime;
        this.count = count > 0 ? count : Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public synchronized void start() {
        for (int i = 0; i < count; i++) {
            employ();
        }
        overseer = Thread.ofPlatform().name("stage-overseer").daemon().start(this::oversee);
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        List<Thread> threads =
                new ArrayList<>(workers.stream().map(worker -> worker.thread).toList());
        if (overseer != null) {
            overseer.interrupt();
            threads.add(overseer);
        }
        for (int i = 0; i < threads.size(); i++) {
            bell.ring();
        }
        threads.forEach(Workers::join);
    }

    private void employ() {
        Worker worker = new Worker();
        workers.add(worker);
        worker.thread.start();
    }

    private void oversee() {
        try {
            while (!stopping) {
                Thread.sleep(1_000);
                keepLeases();
                workers.stream().filter(this::hangs).forEach(this::replace);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepLeases() {
        try {
            desk.keep();
        } catch (RuntimeException storeIsDown) { // a lease that runs out costs doing work twice, no more
            LOG.warn("leases cannot be renewed: {}", storeIsDown.getClass().getName());
        }
    }

    private boolean hangs(Worker worker) {
        Duration since = worker.busySince;
        return since != null && uptime.passed().minus(since).compareTo(HUNG) > 0;
    }

    private synchronized void replace(Worker lost) {
        workers.remove(lost);
        lost.thread.interrupt();
        LOG.warn("a stage worker hangs and is written off");
        if (writtenOff++ < WRITE_OFFS && !stopping) {
            employ();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread. */
    private final class Worker {
        private final Thread thread =
                Thread.ofPlatform().name("stage-worker").daemon().unstarted(this::run);
        private final Tray tray = desk.tray();
        private volatile @Nullable Duration busySince;

        private void run() {
            while (!stopping && workers.contains(this)) {
                try {
                    busySince = uptime.passed();
                    boolean worked = desk.workOnce(tray);
                    busySince = null;
                    if (!worked) {
                        bell.await(IDLE_MILLIS);
                    }
                } catch (InterruptedException stopped) {
                    return;
                } catch (RuntimeException storeIsDown) { // the queue itself cannot be read: wait and look again
                    LOG.warn(
                            "the work queue cannot be read: {}",
                            storeIsDown.getClass().getName());
                    pause();
                }
            }
        }

        private void pause() {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
