package org.regesta.engine.eventlog;

import java.util.Random;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Randomised tests print their seed and take it back with {@code -Dseed=}. */
final class Seeds {

    private static final Logger LOG = LoggerFactory.getLogger("seed");

    private Seeds() {}

    static Random random() {
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        LOG.info("-Dseed={}", seed);
        return new Random(seed);
    }
}
