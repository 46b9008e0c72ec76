package org.regesta.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;
import org.regesta.query.audit.AuditView;
import org.regesta.query.identitycard.IdentityCardView;
import org.regesta.query.registrationstatus.RegistrationStatusView;
import org.regesta.query.residenthistory.ResidentHistoryView;
import org.regesta.testkit.memory.InMemoryViewStore;

/** Thousands of lives delivered badly, and one long history made anew under other circumstances. */
class ManglingTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int HISTORIES = SOAK ? 100_000 : 2_000;
    private static final int EVENTS = SOAK ? 1_000_000 : 10_000;

    /** Those that fold several streams, or a stream of many events; the soak takes all. */
    private static final List<Function<Histories, Projection.Factory>> VIEWS = SOAK
            ? EveryViewOnEveryStoreTest.views()
            : List.of(AuditView::of, IdentityCardView::of, RegistrationStatusView::of, ResidentHistoryView::of);

    private final long seed = Long.getLong("seed", new SplittableRandom().nextLong());

    /** Reliability R7: once to five times, swapped within a window of eight, some lost, streams shuffled together. */
    @Test
    void however_badly_a_history_is_delivered_every_view_is_as_if_folded_in_order() {
        Random random = new Random(seed);
        int views = VIEWS.size();
        for (int i = 0; i < HISTORIES; i++) {
            Histories lives = Histories.random(random.nextLong(), 1 + random.nextInt(3));
            List<Recorded> events = lives.all();
            List<Recorded> mangled =
                    Delivery.shuffled(Delivery.twice(Delivery.withGaps(events, random), random), random);
            for (Function<Histories, Projection.Factory> of : VIEWS) {
                Projection.Factory view = of.apply(lives);
                assertThat(Delivery.hashes(view, mangled))
                        .as("seed %d, history %d, %s", seed, i, view.name())
                        .isEqualTo(Delivery.hashes(view, events));
            }
        }
        System.out.printf(
                "R7: %d histories, mangled, in %d views each as in order (seed %d)%n", HISTORIES, views, seed);
    }

    /** Reliability R9. */
    @Test
    void made_anew_by_any_number_of_threads_in_any_batch_place_and_tongue_a_view_has_the_same_bytes() {
        Histories lives = Histories.random(seed, EVENTS / 14);
        List<Recorded> events = lives.all();
        assertThat(events).hasSizeGreaterThan(EVENTS);
        Locale tongue = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, Map<String, String>> expected = new TreeMap<>();
        int configurations = 0;
        try {
            for (int threads : new int[] {1, 2, 4}) {
                for (int batch : new int[] {1, 10, 100, 1_000}) {
                    Locale.setDefault(TONGUES.get(configurations % TONGUES.size()));
                    TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(configurations % ZONES.size())));
                    made(lives, Delivery.inBatches(events, batch, threads), threads)
                            .forEach((view, hashes) -> assertThat(hashes)
                                    .as("%s by %d threads in batches of %d, seed %d", view, threads, batch, seed)
                                    .isEqualTo(expected.computeIfAbsent(view, first -> hashes)));
                    configurations++;
                }
            }
        } finally {
            Locale.setDefault(tongue);
            TimeZone.setDefault(zone);
        }
        assertThat(expected).hasSize(VIEWS.size());
        System.out.printf(
                "R9: %d events in %d configurations, %d views the same in all (seed %d)%n",
                events.size(), configurations, expected.size(), seed);
    }

    /** R9: whatever its process takes for its charset, tongue and zone. */
    @Test
    void made_anew_in_a_process_that_writes_speaks_and_tells_the_time_otherwise_every_view_has_the_same_bytes(
            @TempDir Path folder) throws Exception {
        Path book = folder.resolve("book");
        Elsewhere.save(Histories.random(seed, EVENTS / 14 / 10), book);
        Map<String, String> expected = Elsewhere.hashes(book);
        Charset latin = StandardCharsets.ISO_8859_1;
        assertThat(Charset.defaultCharset()).isNotEqualTo(latin);

        List<String> said = elsewhere(Elsewhere.options(latin, Locale.of("tr", "TR"), "Pacific/Apia"), book);

        assertThat(said.getFirst()).isEqualTo("ISO-8859-1 tr-TR Pacific/Apia");
        Map<String, String> hashes = said.stream()
                .skip(1)
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        assertThat(expected).hasSize(EveryViewOnEveryStoreTest.views().size() + 1);
        assertThat(hashes.remove(Elsewhere.CARELESS))
                .as("the guard: what goes by a default is seen")
                .isNotNull()
                .isNotEqualTo(expected.remove(Elsewhere.CARELESS));
        assertThat(hashes).as("seed %d", seed).isEqualTo(expected);
        System.out.printf("R9: %d views the same where it is %s (seed %d)%n", hashes.size(), said.getFirst(), seed);
    }

    private static List<String> elsewhere(List<String> options, Path book) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(Elsewhere.class.getName(), book.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static final List<Locale> TONGUES =
            List.of(Locale.ROOT, Locale.forLanguageTag("tr-TR"), Locale.forLanguageTag("ar-EG"), Locale.GERMANY);
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("Asia/Kolkata"), ZoneId.of("Pacific/Apia"), ZoneId.of("America/St_Johns"));

    private static Map<String, Map<String, String>> made(Histories lives, List<List<Recorded>> perThread, int threads) {
        Map<String, Map<String, String>> hashes = new TreeMap<>();
        for (Function<Histories, Projection.Factory> of : VIEWS) {
            Projection.Factory view = of.apply(lives);
            assertThat(perThread).hasSize(threads);
            hashes.put(view.name(), Delivery.hashesOf(new InMemoryViewStore(), view, new ArrayList<>(perThread)));
        }
        return hashes;
    }
}
