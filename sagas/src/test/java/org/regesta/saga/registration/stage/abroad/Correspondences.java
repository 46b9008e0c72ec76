package org.regesta.saga.registration.stage.abroad;

import java.time.Clock;
import org.regesta.ports.ViewStore;

/** Lets tests of other packages bring answers. */
public final class Correspondences {

    private Correspondences() {}

    public static Correspondence over(ViewStore store, Clock clock) {
        return new Correspondence(store, clock, "PT1M");
    }
}
