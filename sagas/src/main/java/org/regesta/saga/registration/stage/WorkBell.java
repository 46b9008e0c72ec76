package org.regesta.saga.registration.stage;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes workers when there may be work. A bell nobody hears loses nothing: workers look by themselves too. */
@Component
public class WorkBell {

    private static final int LOUDEST = 64;

    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        if (rings.availablePermits() < LOUDEST) {
            rings.release();
        }
    }

    /** @return whether it rang within the time */
    boolean await(long millis) throws InterruptedException {
        return rings.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }
}
