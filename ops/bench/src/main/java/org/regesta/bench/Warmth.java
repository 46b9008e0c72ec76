package org.regesta.bench;

import java.lang.management.ManagementFactory;

/**
 * Whether the virtual machine still compiles what it runs. A server runs for weeks and compiles for minutes; a bench of
 * seconds would mostly measure the compiler.
 */
public final class Warmth {

    private static final int ROUNDS = 8;
    private static final double WARM = 0.15;

    private Warmth() {}

    /** Runs rounds until the compiler takes less than 15 % of one core, eight at most. */
    public static void reach(Runnable round) {
        for (int done = 0; done < ROUNDS; done++) {
            long compiled = compiled();
            long began = System.nanoTime();
            round.run();
            double millis = (System.nanoTime() - began) / 1e6;
            if ((compiled() - compiled) / millis < WARM) {
                return;
            }
        }
    }

    private static long compiled() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }
}
