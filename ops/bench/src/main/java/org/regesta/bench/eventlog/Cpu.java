package org.regesta.bench.eventlog;

import java.time.Duration;

/** CPU time of this process. */
final class Cpu {

    private Cpu() {}

    static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
