package org.regesta.engine.eventlog;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One caller's events, all or none, and the caller waiting for them. */
final class Append {

    final List<Draft> drafts;
    final int size;

    private final CompletableFuture<Long> done = new CompletableFuture<>();

    Append(List<Draft> drafts) {
        this.drafts = drafts;
        this.size = drafts.stream().mapToInt(Draft::size).sum();
    }

    void appended(long lastPosition) {
        done.complete(lastPosition);
    }

    void failed(RuntimeException why) {
        done.completeExceptionally(why);
    }

    /** Waits for the outcome, interrupted or not: whoever stops waiting would not know it. */
    long await() {
        try {
            return done.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw failed;
        }
    }
}
