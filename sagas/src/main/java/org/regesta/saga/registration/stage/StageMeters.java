package org.regesta.saga.registration.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.StageWork.Outcome;
import org.springframework.stereotype.Component;

/**
 * What the stages cost and what waits for them: {@code regesta.stage} (time, by stage and outcome), {@code
 * regesta.stage.cpu} (seconds of CPU, by stage), {@code regesta.stage.queue} (open work, by stage) and {@code
 * regesta.stage.queue.age} (seconds that the longest waiting has waited, by stage).
 */
@Component
class StageMeters {

    private final MeterRegistry registry;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    StageMeters(MeterRegistry registry, QueueGauge queue) {
        this.registry = registry;
        for (Stage stage : Stage.values()) {
            Gauge.builder("regesta.stage.queue", () -> queue.depth(stage))
                    .description("registrations whose stage is asked for and not answered")
                    .tag("stage", name(stage))
                    .register(registry);
            Gauge.builder("regesta.stage.queue.age", () -> queue.oldest(stage).toMillis() / 1000.0)
                    .description("how long the longest waiting has waited")
                    .baseUnit("seconds")
                    .tag("stage", name(stage))
                    .register(registry);
        }
    }

    /** The same work, measured. */
    StageWork around(StageWork work) {
        return new Measured(work);
    }

    private void measured(Stage stage, String outcome, long nanos, long cpuNanos) {
        Timer.builder("regesta.stage")
                .tags("stage", name(stage), "outcome", outcome)
                .register(registry)
                .record(Duration.ofNanos(nanos));
        Counter.builder("regesta.stage.cpu")
                .baseUnit("seconds")
                .tag("stage", name(stage))
                .register(registry)
                .increment(cpuNanos / 1e9);
    }

    static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private final class Measured implements StageWork {

        private final StageWork work;

        private Measured(StageWork work) {
            this.work = work;
        }

        @Override
        public Stage stage() {
            return work.stage();
        }

        @Override
        public Duration limit() {
            return work.limit();
        }

        @Override
        public Outcome run(Job job) {
            long began = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            String outcome = "failed";
            try {
                Outcome came = work.run(job);
                outcome = came instanceof Outcome.Done ? "done" : "later";
                return came;
            } finally {
                measured(stage(), outcome, System.nanoTime() - began, threads.getCurrentThreadCpuTime() - cpu);
            }
        }
    }
}
