package org.regesta.testkit.fuzz;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chance that falls alike in every process: keys, nonces and names of files. What is fuzzed would otherwise begin from
 * other bytes at each start, and the process that made the seeds would hold other keys than the one that reads them.
 * Never outside a process that fuzzes.
 */
public final class FixedChance extends Provider {
    private static final long serialVersionUID = 1L;

    private static final String NAME = "FixedChance";

    private FixedChance() {
        super(NAME, "1", "the same chance in every process");
        for (String algorithm : new String[] {"DRBG", "SHA1PRNG", "NativePRNG", "NativePRNGNonBlocking"}) {
            put("SecureRandom." + algorithm, Drawn.class.getName());
        }
    }

    /** From now on, for whoever asks for a source of chance without saying which. */
    static void rule() {
        Security.insertProviderAt(new FixedChance(), 1);
    }

    /** Whether chance is fixed here, so that keys are to be drawn from it and not natively. */
    public static boolean rules() {
        return Security.getProvider(NAME) != null;
    }

    /** A source for each that asks, by its class: what others draw before it changes nothing for it. */
    public static final class Drawn extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;

        private static final Map<String, Integer> SOURCES = new ConcurrentHashMap<>();

        private final transient SplittableRandom numbers;

        public Drawn() {
            String asker = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.map(StackFrame::getClassName)
                            .filter(Drawn::asks)
                            .findFirst()
                            .orElse(""));
            numbers = new SplittableRandom(31L * asker.hashCode() + SOURCES.merge(asker, 1, Integer::sum));
        }

        private static boolean asks(String name) {
            return !name.startsWith(FixedChance.class.getName())
                    && !name.startsWith("java.security.")
                    && !name.startsWith("java.lang.")
                    && !name.startsWith("jdk.internal.");
        }

        @Override
        protected synchronized void engineNextBytes(byte[] bytes) {
            numbers.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            byte[] seed = new byte[length];
            engineNextBytes(seed);
            return seed;
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            // It is fixed.
        }
    }
}
