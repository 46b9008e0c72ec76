package org.regesta.saga.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.events.registration.Process;

/**
 * The keys of a row of the {@link DueView}. Each order of a search has an index of its own for each way to narrow it,
 * so whatever is searched for is one unbroken range, and each row has one key in it: no store has anything to sort.
 */
final class DueKeys {

    /** Since when the house owes something; of no others. */
    static final String SINCE = "since";
    /** What is waited for, and since when. */
    static final String WAITS = "waits";

    /** Nothing: those with the same key come in the order of their number. */
    static final String NUMBER = "number";

    static final String BEGAN = "began";
    static final String MOVED = "moved";

    static final Set<String> INDEXES = Stream.concat(
                    Stream.of(SINCE, WAITS, WAITS + Narrowing.PROCESS.suffix),
                    Stream.of(NUMBER, BEGAN, MOVED)
                            .flatMap(order -> Arrays.stream(Narrowing.values()).map(by -> order + by.suffix)))
            .collect(Collectors.toUnmodifiableSet());

    private DueKeys() {}

    /** What a search asks for beside its order. */
    enum Narrowing {
        NONE(""),
        PROCESS("OfProcess"),
        PAUSE("OfPause"),
        BOTH("OfBoth");

        final String suffix;

        Narrowing(String suffix) {
            this.suffix = suffix;
        }

        static Narrowing to(@Nullable Process process, @Nullable Boolean paused) {
            if (process == null) {
                return paused == null ? NONE : PAUSE;
            }
            return paused == null ? PROCESS : BOTH;
        }

        /** How the keys of those begin that are of this process, and paused or not. */
        String prefix(Process process, boolean paused) {
            return switch (this) {
                case NONE -> "";
                case PROCESS -> process + ":";
                case PAUSE -> pause(paused);
                case BOTH -> process + ":" + pause(paused);
            };
        }

        private static String pause(boolean paused) {
            return paused ? "paused:" : "going:";
        }
    }

    static Map<String, List<String>> of(Wait wait, DueView.Begun begun, long sinceMillis) {
        String since = time(sinceMillis);
        String began = time(begun.millis());
        Map<String, List<String>> keys = new TreeMap<>();
        if (wait == Wait.NEXT_STEP) { // else others are at it
            keys.put(SINCE, List.of(since));
        }
        keys.put(WAITS, List.of(wait + ":" + since));
        keys.put(WAITS + Narrowing.PROCESS.suffix, List.of(begun.process() + ":" + wait + ":" + since));
        for (Narrowing by : Narrowing.values()) {
            String prefix = by.prefix(begun.process(), wait.paused());
            keys.put(NUMBER + by.suffix, List.of(prefix));
            keys.put(BEGAN + by.suffix, List.of(prefix + began));
            keys.put(MOVED + by.suffix, List.of(prefix + since));
        }
        return keys;
    }

    static String time(long millis) {
        return String.format(Locale.ROOT, "%015d", millis);
    }
}
