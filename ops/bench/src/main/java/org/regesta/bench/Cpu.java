package org.regesta.bench;

import java.time.Duration;

/** CPU time of this process. */
public final class Cpu {

    private Cpu() {}

    public static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
