package org.regesta.saga.registration.stage;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages work at the desk, one piece at a time. */
public final class Worksheet {

    private Worksheet() {}

    public static boolean workOnce(ApplicationContext house) {
        return house.getBean(Desk.class).workOnce();
    }
}
