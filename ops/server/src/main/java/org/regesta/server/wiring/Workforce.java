package org.regesta.server.wiring;

import java.util.List;
import org.regesta.ports.Running;
import org.springframework.context.SmartLifecycle;

/** Starts what has threads of its own when all else stands, and stops it before anything else stops. */
public final class Workforce implements SmartLifecycle {

    private final List<Running> workers;
    private volatile boolean running;

    public Workforce(List<Running> workers) {
        this.workers = List.copyOf(workers);
    }

    @Override
    public void start() {
        workers.forEach(Running::start);
        running = true;
    }

    @Override
    public void stop() {
        workers.forEach(Running::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
