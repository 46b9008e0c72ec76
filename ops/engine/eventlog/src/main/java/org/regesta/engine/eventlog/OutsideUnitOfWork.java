package org.regesta.engine.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Runs something as if no unit of work were open. A command sent from within one (by a saga, by a view) would
 * otherwise nest
 * in it: its events would be appended only when the outer one commits, long after its sender was told they are durable.
 */
final class OutsideUnitOfWork {

    private OutsideUnitOfWork() {}

    static <T> T call(Supplier<T> work) {
        Deque<UnitOfWork<?>> outer = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> current = CurrentUnitOfWork.get();
            CurrentUnitOfWork.clear(current);
            outer.push(current);
        }
        try {
            return work.get();
        } finally {
            outer.forEach(CurrentUnitOfWork::set);
        }
    }
}
