package org.regesta.bench.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.bench.Figures;
import org.regesta.testkit.Needs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventLogBenchTest {

    @TempDir
    Path folder;

    @Test
    @Needs("initdb")
    void a_short_run_measures_everything_and_writes_table_figures_and_picture() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Path json = folder.resolve("out/figures.json");
        Path picture = folder.resolve("out/picture.svg");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        BenchOptions options = new BenchOptions(
                folder.resolve("data"),
                1,
                Duration.ofMillis(40),
                2000,
                Optional.of(json),
                Optional.of(picture),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        EventLogBench.run(options);

        JsonNode written = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(written.propertyNames()).containsExactly("machine", "figures", "ratios");
        assertThat(written.at("/ratios/append32_vs_postgresql").asDouble()).isPositive();
        assertThat(written.at("/figures/rawReplayPerSecond").asDouble()).isPositive();
        for (int writers : EventLogBench.WRITERS) {
            assertThat(written.at("/figures/regesta.append" + writers + "PerSecond")
                            .asDouble())
                    .isPositive();
            assertThat(written.at("/figures/postgresql.append" + writers + "PerSecond")
                            .asDouble())
                    .isPositive();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("appends a second, 256 writers", "ms to load 2000 events", "the disk's own syncs");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(picture.toFile())
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
        assertThat(folder.resolve("data")).isEmptyDirectory();
    }

    @Test
    void a_figure_is_the_median_of_its_rounds() {
        Figures figures = new Figures();
        for (double sample : new double[] {9, 1, 5, 1000, 4}) {
            figures.add("x", sample);
        }
        assertThat(figures.median("x")).isEqualTo(5);
        figures.add("x", 6);
        assertThat(figures.median("x")).isEqualTo(5.5);
    }
}
