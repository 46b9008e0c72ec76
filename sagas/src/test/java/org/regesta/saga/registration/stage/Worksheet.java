package org.regesta.saga.registration.stage;

import java.time.Duration;
import org.regesta.events.registration.Stage;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.TickingClock;
import org.springframework.context.ApplicationContext;

/** Lets tests of other packages work at the desk, one piece at a time. */
public final class Worksheet {

    private Worksheet() {}

    public static boolean workOnce(ApplicationContext house) {
        Desk desk = house.getBean(Desk.class);
        return desk.workOnce(desk.tray());
    }

    /** What the workers over a store tried. */
    public static Tries tries(ViewStore store, TickingClock clock) {
        return new Tries(new WorkQueue(store, clock, clock));
    }

    /** A worker takes this work and fails. */
    public static void fail(ViewStore store, TickingClock clock, String registrationId, Stage stage, String failure) {
        WorkQueue queue = new WorkQueue(store, clock, clock);
        queue.failed(
                queue.take(Desk.lease(registrationId, stage, 1), Duration.ofMinutes(1))
                        .orElseThrow(),
                failure);
    }
}
