package org.regesta.testkit.fingers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.GreyImage;

/**
 * A finger of nobody's, by its seeds: the same seeds, the same finger, to the last bit. What was grown is kept for
 * the next impression.
 *
 * @param flowSeed how the ridges run
 * @param ridgeSeed which ridges run so: fingers that differ in this alone look alike from afar and have no minutia in
 *     common
 */
public record SyntheticFinger(long flowSeed, long ridgeSeed) {

    private static final int KEPT_MAX = 256;
    private static final Map<SyntheticFinger, byte[]> GROWN = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SyntheticFinger, byte[]> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /** A person's finger. */
    public static SyntheticFinger of(long person, Finger finger) {
        long seed = new Dice(person * 31 + finger.position()).next();
        return new SyntheticFinger(seed, seed);
    }

    /** Another finger with the same pattern: the hardest impostor there is. */
    public SyntheticFinger lookalike(long otherRidges) {
        return new SyntheticFinger(flowSeed, otherRidges);
    }

    /** What a sensor sees of it. */
    public GreyImage impression(Impression how) {
        byte[] grown = grown();
        float[] field = new float[grown.length];
        for (int at = 0; at < field.length; at++) {
            field[at] = grown[at] / 127f;
        }
        return new Sensor(field, how).take();
    }

    /** Ridge heights in a byte each: a sixth of a megabyte, where floats were four times that. */
    private byte[] grown() {
        synchronized (GROWN) {
            byte[] kept = GROWN.get(this);
            if (kept != null) {
                return kept;
            }
        }
        float[] field = Ridges.grow(new RidgeFlow(flowSeed), ridgeSeed);
        byte[] heights = new byte[field.length];
        for (int at = 0; at < heights.length; at++) {
            heights[at] = (byte) Math.round(field[at] * 127);
        }
        synchronized (GROWN) {
            GROWN.put(this, heights);
        }
        return heights;
    }
}
