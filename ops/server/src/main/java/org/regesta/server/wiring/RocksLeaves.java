package org.regesta.server.wiring;

import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.engine.notary.Leaves;

/** What the embedded log holds are leaves already, and its writer hashes them. */
record RocksLeaves(RocksEventStorageEngine engine) implements Leaves {

    @Override
    public long count() {
        return engine.head() + 1;
    }

    @Override
    public void read(long from, int most, Each to) {
        engine.raw(from, most, to::leaf);
    }

    @Override
    public void hashes(long from, int most, Each to) {
        long next = from;
        for (byte[] hash : engine.freshHashes(from, most)) {
            to.leaf(next++, hash);
        }
        if (next < from + most) {
            Leaves.super.hashes(next, (int) (from + most - next), to);
        }
    }
}
