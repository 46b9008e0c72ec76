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
        each(engine::raw, from, most, to);
    }

    @Override
    public void readFirst(long from, int most, Each to) {
        each(engine::fresh, from, most, to);
    }

    private interface Batches {
        List<byte[]> from(long position, int most);
    }

    private static void each(Batches batches, long from, int most, Each to) {
        long next = from;
        while (next < from + most) {
            List<byte[]> batch = batches.from(next, (int) (from + most - next));
            if (batch.isEmpty()) {
                return;
            }
            for (byte[] leaf : batch) {
                to.leaf(next++, leaf);
            }
        }
    }
}
