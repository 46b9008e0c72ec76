package org.regesta.engine.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.Needs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * R3: syncs fail, writes fail, are cut short, or find no room, at moments of chance. Whatever fails, nothing that was
 * acknowledged is lost, what failed is not tried again until a restart, reads go on, and after it the book goes on.
 */
@Needs("gcc")
class FaultsTest {

    private static final Logger LOG = LoggerFactory.getLogger("seed");
    private static final int FAULTS = Boolean.getBoolean("soak") ? 5_000 : 200;

    @TempDir
    Path folder;

    @Test
    void two_hundred_faults_of_the_disk_lose_nothing_acknowledged_and_stop_what_they_hit() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        LOG.info("seed {}", seed);
        Path books = Files.createDirectory(folder.resolve("books"));
        Shim shim = new Shim(folder.resolve("shim"), books);
        List<String> faults;
        try (ChildJvm child = new Launcher(folder)
                .start(
                        shim.environment(0),
                        FaultyWriter.class,
                        books.toAbsolutePath().toString(),
                        Integer.toString(FAULTS),
                        Long.toString(seed))) {
            faults = child.end().stream()
                    .filter(line -> line.startsWith("fault "))
                    .toList();
        }
        assertThat(faults).hasSize(FAULTS);
        assertThat(faults).allSatisfy(FaultsTest::isWell);
        Map<String, Long> kinds =
                faults.stream().collect(Collectors.groupingBy(line -> line.split(" ", -1)[2], Collectors.counting()));
        LOG.info("{} faults: {}", FAULTS, kinds);
        assertThat(kinds).hasSize(4).allSatisfy((kind, count) -> assertThat(count)
                .isGreaterThan(FAULTS / 10));
    }

    private static void isWell(String fault) {
        String[] answers = fault.split(" \\| ", -1);
        assertThat(answers[0]).as(fault).matches("fault \\d+ \\w+ (OutcomeUnknown|StorageFull|LogStopped)");
        for (int after = 1; after <= 3; after++) {
            assertThat(answers[after]).as(fault).isIn("LogStopped", "StorageFull");
        }
        assertThat(answers[4]).as(fault).isEqualTo("reads true");
        assertThat(answers[5]).as(fault).isEqualTo("lost 0 half-written 0");
        assertThat(answers[6]).as(fault).isEqualTo("goes-on");
    }
}
