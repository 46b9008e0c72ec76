package org.regesta.saga.registration;

import java.util.function.Supplier;

/**
 * Something that fails once while a class is at its work: the n-th durable effect of it, before it is done or after,
 * so that only the answer is lost. Whoever asked for it lives on.
 */
final class Mishap {

    private final String at;
    private final int nth;
    private final boolean done;
    private final Supplier<? extends RuntimeException> failure;
    private int seen;

    /**
     * @param at the simple name of the class at work
     * @param nth counted from one; beyond all effects it only counts
     * @param done whether the effect is done all the same
     */
    Mishap(String at, int nth, boolean done, Supplier<? extends RuntimeException> failure) {
        this.at = at;
        this.nth = nth;
        this.done = done;
        this.failure = failure;
    }

    static Mishap none(String at) {
        return new Mishap(at, Integer.MAX_VALUE, false, IllegalStateException::new);
    }

    /** How many effects it saw. */
    int seen() {
        return seen;
    }

    <T> T around(Supplier<T> effect) {
        boolean hit = isAtWork() && ++seen == nth;
        if (hit && !done) {
            throw failure.get();
        }
        T answer = effect.get();
        if (hit) {
            throw failure.get();
        }
        return answer;
    }

    private boolean isAtWork() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("." + at)));
    }
}
