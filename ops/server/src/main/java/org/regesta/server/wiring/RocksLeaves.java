package org.regesta.server.wiring;

import java.util.List;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.engine.notary.Leaves;

/** What the embedded log holds are leaves already. */
record RocksLeaves(RocksEventStorageEngine engine) implements Leaves {

    @Override
    public long count() {
        return engine.head() + 1;
    }

    @Override
    public void read(long from, int most, Each to) {
        long next = from;
        while (next < from + most) {
            List<byte[]> batch = engine.raw(next, (int) (from + most - next));
            if (batch.isEmpty()) {
                return;
            }
            for (byte[] leaf : batch) {
                to.leaf(next++, leaf);
            }
        }
    }
}
