package org.regesta.engine.viewstore;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Whether a unit of work wrote anything to a store of views: one that did not may come again unseen. */
public final class Touched {

    private static final String WRITTEN = Touched.class.getName();

    private Touched() {}

    /** Something was written, within a unit of work or not. */
    public static void mark() {
        CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(WRITTEN, true));
    }

    /** @return whether something was marked within it so far */
    public static boolean by(UnitOfWork<?> unit) {
        return unit.root().resources().containsKey(WRITTEN);
    }
}
