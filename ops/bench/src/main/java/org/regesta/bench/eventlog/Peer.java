package org.regesta.bench.eventlog;

import java.time.Duration;
import org.regesta.engine.eventlog.LedgerEventStore;

/** An engine under measurement, through the same decorator as in the product. */
interface Peer extends AutoCloseable {

    /** As the figures call it: {@code regesta}, {@code postgresql}. */
    String name();

    LedgerEventStore store();

    /** CPU used so far for it, by this process and by its server. */
    Duration cpu();

    @Override
    void close();
}
