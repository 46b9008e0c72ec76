package org.regesta.cli.bench;

import java.util.Map;
import java.util.TreeMap;

/** When how many packets had come to their end. */
final class Watch {

    private final long began;
    private final long[] at;
    private int ended;
    private final Map<String, Double> deepest = new TreeMap<>();
    private double deepestOfAll;
    int otherEnds;

    Watch(int packets, long began) {
        this.began = began;
        this.at = new long[packets];
    }

    void end() {
        if (ended < at.length) {
            at[ended++] = System.nanoTime();
        }
    }

    int ended() {
        return ended;
    }

    /** @param queued how much is open now, by stage */
    void depth(Map<String, Double> queued) {
        queued.forEach((stage, depth) -> deepest.merge(stage, depth, Math::max));
        deepestOfAll = Math.max(
                deepestOfAll,
                queued.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Of all stages together, at one time. */
    double deepestOfAll() {
        return deepestOfAll;
    }

    /** Of each stage, each at its own time. */
    Map<String, Double> deepest() {
        return deepest;
    }

    /** From the beginning until so many had ended. */
    long nanos(int packets) {
        return at[packets - 1] - began;
    }
}
