package org.regesta.engine.vault;

import java.util.List;
import org.regesta.engine.vault.KeyRecord.Keyed;
import org.regesta.engine.vault.KeyRecord.Placed;

/**
 * A frame that stands in a key log.
 *
 * @param begin of it in the file
 * @param end behind its last byte
 * @param tag under the log's key
 * @param records none in the first frame, which is the header
 */
record Frame(long begin, long end, byte[] tag, List<Placed> records) {

    boolean isIntact() {
        return records.stream().allMatch(Placed::intact);
    }

    /** Whether it holds something random, so that its tag is in no other log: the header holds the log's key. */
    boolean bringsKeys() {
        return begin == 0 || records.stream().anyMatch(placed -> placed.record() instanceof Keyed);
    }
}
