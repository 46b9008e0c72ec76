package org.regesta.saga.adjudication;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Cases for which the time that the law gives is over: {@code regesta.adjudication.overdue} (how many) and {@code
 * regesta.adjudication.overdue.age} (seconds since the longest overdue was to be decided).
 */
@Component
class CaseMeters {

    CaseMeters(MeterRegistry registry, ViewStore store, Clock clock) {
        Gauge.builder("regesta.adjudication.overdue", () -> CaseDue.overdue(store))
                .description("cases whose decision is overdue")
                .register(registry);
        Gauge.builder("regesta.adjudication.overdue.age", () -> age(store, clock))
                .description("since when the decision of the longest overdue case is")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double age(ViewStore store, Clock clock) {
        return CaseDue.longestOverdue(store)
                .map(due -> Math.max(0, Duration.between(due, clock.instant()).toMillis()) / 1000.0)
                .orElse(0.0);
    }
}
