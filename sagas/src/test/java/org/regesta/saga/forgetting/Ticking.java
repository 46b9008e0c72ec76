package org.regesta.saga.forgetting;

import org.regesta.saga.registration.notice.NoticeTicker;
import org.springframework.context.ApplicationContext;

/** Lets the house look after what was decided, for tests that drive time themselves. */
public final class Ticking {

    private Ticking() {}

    public static void tick(ApplicationContext context) {
        context.getBean(ForgettingTicker.class).tick();
        context.getBean(RetentionTicker.class).tick();
        context.getBean(NoticeTicker.class).tick();
    }
}
