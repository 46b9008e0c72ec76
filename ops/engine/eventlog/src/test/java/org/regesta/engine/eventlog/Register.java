package org.regesta.engine.eventlog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a history of a register that can be claimed once is linearizable: whether its operations, put in some order
 * that never moves one before another that had ended when it began, are what a register in one hand would have answered
 * (Wing and Gong). Tries all orders, so for a dozen operations.
 */
final class Register {

    /**
     * One operation as its caller saw it.
     *
     * @param claim what it wanted to write; null for a read
     * @param read what a read found; null for nothing
     * @param won whether a claim was granted
     */
    record Operation(
            long began,
            long ended,
            @Nullable String claim,
            @Nullable String read,
            boolean won) {}

    private final List<Operation> history;
    private final Set<String> tried = new HashSet<>();

    private Register(List<Operation> history) {
        this.history = history;
    }

    static boolean isLinearizable(List<Operation> history) {
        return new Register(history).from(0, null);
    }

    private boolean from(int done, @Nullable String value) {
        if (done == (1 << history.size()) - 1) {
            return true;
        }
        if (!tried.add(done + " " + value)) {
            return false;
        }
        for (int i = 0; i < history.size(); i++) {
            if ((done & 1 << i) == 0 && mayBeNext(i, done) && answers(history.get(i), value)) {
                Operation next = history.get(i);
                if (from(done | 1 << i, next.won() ? next.claim() : value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayBeNext(int candidate, int done) {
        for (int i = 0; i < history.size(); i++) {
            if (i != candidate
                    && (done & 1 << i) == 0
                    && history.get(i).ended() < history.get(candidate).began()) {
                return false;
            }
        }
        return true;
    }

    private static boolean answers(Operation operation, @Nullable String value) {
        if (operation.claim() != null) {
            return operation.won() == (value == null);
        }
        return value == null ? operation.read() == null : value.equals(operation.read());
    }
}
