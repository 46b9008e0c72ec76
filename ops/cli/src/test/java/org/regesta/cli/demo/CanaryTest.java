package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.testkit.CanaryScan;
import org.regesta.testkit.SecretScan;
import org.rocksdb.RocksDBException;
import org.slf4j.LoggerFactory;

/** What is personal stands in no file the system writes: not in its books, views, evidence, outbox or logs. */
class CanaryTest {

    @Test
    void what_is_personal_stands_in_no_file_and_a_planted_canary_is_found(@TempDir Path data, @TempDir Path unpacked)
            throws IOException, RocksDBException {
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        System.out.println("canaries of seed " + seed);
        Canaries canaries = new Canaries(seed);
        Set<Path> before = Temporary.files();

        try (House house = new House(data)) {
            CanaryLives lives = new CanaryLives(house, canaries);
            lives.register();
            lives.adjudicate();
            lives.lookAt();
            CanaryPartners partners = new CanaryPartners(house, canaries);
            partners.register();
            lives.authenticate(partners);
            new CanaryFailures(house, canaries).ask();
            // while it runs: the web server takes its temporary folder with it
            List<Path> temporary = Temporary.since(before, data, unpacked);
            assertThat(temporary).as("temporary files").anyMatch(path -> path.toString()
                    .contains("tomcat"));
            for (Path each : temporary) {
                assertThat(CanaryScan.of(canaries.all()).in(each)).isEmpty();
            }
            LoggerFactory.getLogger(CanaryTest.class).info("this log is looked at");
        }

        CanaryScan scan = CanaryScan.of(canaries.all());
        assertThat(logOf(data)).contains("this log is looked at");
        noSecretStandsIn(logOf(data));
        assertThat(files(data)).as("files looked at").isGreaterThan(20);
        assertThat(scan.in(data)).isEmpty();
        Unpacked.tables(data, unpacked);
        assertThat(scan.in(unpacked)).isEmpty();

        String one = canaries.all().iterator().next();
        Path evidence = Files.createDirectories(data.resolve("evidence")).resolve("planted");
        Files.writeString(evidence, "{\"n\":\"" + base64(one) + "\"}");
        assertThat(scan.in(data)).extracting(CanaryScan.Hit::file).containsOnly(evidence);
    }

    /** P2: of any kind; one more line, and it would be seen. */
    private static void noSecretStandsIn(String log) {
        assertThat(SecretScan.in("regesta.log", log.lines().toList(), false)).isEmpty();
        String planted = "clientSecret="
                + Base64.getUrlEncoder().encodeToString("nobody's own secret".getBytes(StandardCharsets.UTF_8));
        assertThat(SecretScan.in("regesta.log", (log + "\n" + planted).lines().toList(), false))
                .hasSize(1);
    }

    @Test
    void a_canary_in_a_compressed_table_is_found(@TempDir Path tables, @TempDir Path unpacked)
            throws IOException, RocksDBException {
        String canary = new Canaries(1).word();
        Unpacked.packed(tables.resolve("000001.sst"), canary);

        assertThat(CanaryScan.of(Set.of(canary)).in(tables)).isEmpty();
        assertThat(Unpacked.tables(tables, unpacked)).isEqualTo(1);
        assertThat(CanaryScan.of(Set.of(canary)).in(unpacked)).isNotEmpty();
    }

    private static String base64(String canary) {
        return Base64.getEncoder().encodeToString(("name=" + canary + ";").getBytes(StandardCharsets.UTF_8));
    }

    private static String logOf(Path data) throws IOException {
        return Files.readString(data.resolve("logs").resolve("regesta.log"));
    }

    private static long files(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
