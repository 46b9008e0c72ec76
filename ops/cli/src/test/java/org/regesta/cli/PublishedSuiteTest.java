package org.regesta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.Needs.SHARED;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.conformance.Conformance;
import org.regesta.conformance.Report;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;

/**
 * MOSIP's published cases, all of them, against a real server: never fewer pass than the house promises. It stands here
 * and not beside the runner because this module's tests run two at a time.
 */
@Needs(SHARED)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PublishedSuiteTest {

    private static final Map<String, Integer> CASES = Map.of("idRepository", 294, "ida", 348);

    /** How many must pass: 95 % of each. */
    private static final Map<String, Integer> FLOOR = Map.of("idRepository", 280, "ida", 331);

    @TempDir
    Path folder;

    @Test
    void no_module_falls_below_what_is_promised() {
        Conformance conformance = Conformance.of(Shared.data("mosip/api-tests"), List.of());
        Report report = run(conformance);
        assertThat(report.modules().keySet()).isEqualTo(CASES.keySet());
        CASES.forEach((module, cases) -> {
            Report.Count count = report.modules().get(module);
            assertThat(count.all()).as("cases of " + module + " that are read").isEqualTo(cases);
            assertThat(count.passed()).as("%s:%n%s", module, report.text()).isGreaterThanOrEqualTo(FLOOR.get(module));
        });
    }

    private Report run(Conformance conformance) {
        try (RegestaServer.Instance server =
                RegestaServer.start(Options.on(folder).withPort(0).withReadableOutbox())) {
            return conformance.run(
                    server.url(), server.administratorLink().orElseThrow(), server.part(Clock.class), done -> {});
        }
    }
}
