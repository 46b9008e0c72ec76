package org.regesta.saga.registration.stage.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.engine.viewstore.RocksViewStore;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.stage.dedupe.CopiedIndex.Seen;

/**
 * Somebody copies the folder of the index, as it lies on the disk, and knows how often each name comes in the country.
 * Names are drawn by Zipf's law, everybody lives in one town and was born on one day, so that nothing but the name
 * tells two apart; some left again. The attacker lines people up by whatever can be counted or measured in the copy,
 * and gives the commonest name to as many as bear it, and so on down.
 *
 * <p>The statistic: how many are given their own name, in standard deviations from what a shuffled line gives. By
 * chance it passes four once in some thirty thousand lines.
 */
class FrequencyAttackTest {

    private static final int PEOPLE = Boolean.getBoolean("soak") ? 5_000 : 1_200;
    private static final int NAMES = 150;
    private static final int SHUFFLES = 200;
    private static final double CHANCE = 4;

    private final long seed = Long.getLong("seed", 20_261_122L);
    private final Random random = new Random(seed);
    private final Enrolments there = new Enrolments();
    private final Map<String, Integer> nameOf = new HashMap<>(); // by registration, of who is in the index

    @TempDir
    Path folder;

    @Test
    void a_copied_index_says_nothing_of_how_common_a_name_is() throws Exception {
        Path live = folder.resolve("live");
        List<Written> names = population();
        try (RocksViewStore store = RocksViewStore.open(live)) {
            BlockIndex index = there.over(store);
            comeAndGo(names, index);
            settle(store);
            copy(live, folder.resolve("copy")); // while it runs: with the log of all writes
        }
        List<Seen> seen = CopiedIndex.read(folder.resolve("copy"), BlockIndex.NAME, nameOf.keySet());
        assertThat(seen).hasSameSizeAs(nameOf.keySet()).allMatch(each -> each.keys() > 0 && each.writes() > 0);
        measures().forEach((name, measure) -> {
            double deviations = deviations(seen, measure);
            System.err.printf(Locale.ROOT, "seed %d: by %s %.1f deviations%n", seed, name, deviations);
            assertThat(deviations).as(name).isLessThan(CHANCE);
        });
    }

    /** The guard: the same eyes on an index whose rows stand under the blocks themselves. */
    @Test
    void an_index_under_plain_keyed_blocks_would_be_read() throws Exception {
        Path live = folder.resolve("naive");
        List<Written> names = population();
        try (RocksViewStore store = RocksViewStore.open(live)) {
            ViewStore.Collection rows = store.relaxed().collection("naive-1", Set.of(Places.KEY));
            BlockKeys keys = new BlockKeys(there.vault());
            for (int person = 0; person < PEOPLE; person++) {
                String rid = Enrolments.rid(person);
                int name = drawn();
                nameOf.put(rid, name);
                List<String> under = List.copyOf(keys.of(names.get(name).person()));
                rows.replaceAll(List.of(new ViewStore.Document(rid, person, "{}", Map.of(Places.KEY, under))));
            }
            settle(store);
            copy(live, folder.resolve("copy"));
        }
        List<Seen> seen = CopiedIndex.read(folder.resolve("copy"), "naive-1", nameOf.keySet());
        double deviations = deviations(seen, Seen::allUnderItsKeys);
        System.err.printf(Locale.ROOT, "seed %d: an index of blocks %.1f deviations%n", seed, deviations);
        assertThat(deviations).isGreaterThan(5 * CHANCE);
        assertThat((double) right(seen, Seen::allUnderItsKeys) / seen.size()).isGreaterThan(0.33);
    }

    /** One synced write, so that the log on the disk has all before it: a thief gets the most there can be. */
    private static void settle(RocksViewStore store) {
        ViewStore.Document mark = new ViewStore.Document("mark", 0, "{}", Map.of());
        assertThat(store.collection("settled-1", Set.of()).replace(mark, ViewStore.ABSENT))
                .isTrue();
    }

    private static Map<String, ToDoubleFunction<Seen>> measures() {
        return Map.of(
                "most under one key", Seen::mostUnderOneKey,
                "all under its keys", Seen::allUnderItsKeys,
                "number of keys", Seen::keys,
                "length of the row", Seen::length,
                "writes of the row", Seen::writes,
                "writes of its keys", Seen::keyWrites,
                "rows written with it", Seen::together,
                "likeness of keys to their neighbours", Seen::neighbours);
    }

    /** One of each name, with three given names at times. */
    private List<Written> population() {
        return IntStream.range(0, NAMES)
                .mapToObj(each -> word() + " " + word() + (each % 7 == 0 ? " " + word() : ""))
                .map(name -> Written.of(name, "1990/03/04", "FLE").living("Fuzhen", "12345"))
                .toList();
    }

    private void comeAndGo(List<Written> names, BlockIndex index) {
        for (int person = 0; person < PEOPLE; person++) {
            String rid = Enrolments.rid(person);
            int name = drawn();
            there.enrol(rid, names.get(name));
            nameOf.put(rid, name);
            if (random.nextInt(10) == 0) {
                String leaver = Enrolments.rid(random.nextInt(person + 1));
                there.reject(leaver);
                nameOf.remove(leaver);
            }
            if (random.nextInt(20) == 0) {
                index.catchUp(Long.MAX_VALUE);
            }
        }
        index.catchUp(Long.MAX_VALUE);
    }

    /** By Zipf's law: the second half as often as the first, the third a third. */
    private int drawn() {
        double all =
                IntStream.rangeClosed(1, NAMES).mapToDouble(rank -> 1.0 / rank).sum();
        double at = random.nextDouble() * all;
        int rank = 0;
        while (at > 0 && rank < NAMES) {
            at -= 1.0 / ++rank;
        }
        return rank - 1;
    }

    private double deviations(List<Seen> seen, ToDoubleFunction<Seen> measure) {
        int[] names = names(seen);
        List<Seen> shuffled = new ArrayList<>(seen);
        double[] chance = IntStream.range(0, SHUFFLES)
                .mapToDouble(each -> {
                    Collections.shuffle(shuffled, random);
                    return given(shuffled, names);
                })
                .toArray();
        double mean = Arrays.stream(chance).average().orElseThrow();
        double variance = Arrays.stream(chance)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
        return Math.abs(right(seen, measure) - mean) / Math.sqrt(variance);
    }

    /** Who is alike stands in no order. */
    private int right(List<Seen> seen, ToDoubleFunction<Seen> measure) {
        List<Seen> line = new ArrayList<>(seen);
        Collections.shuffle(line, random);
        line.sort(Comparator.comparingDouble(measure).reversed());
        return given(line, names(seen));
    }

    /** As many of each as bear it, the commonest first: what the attacker knows of the country. */
    private int[] names(List<Seen> seen) {
        Map<Integer, Long> counts = seen.stream().collect(Collectors.groupingBy(this::name, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                .flatMapToInt(each -> IntStream.generate(each::getKey).limit(each.getValue()))
                .toArray();
    }

    /** How many get their own name when names are given out down the line. */
    private int given(List<Seen> line, int[] names) {
        return (int) IntStream.range(0, names.length)
                .filter(at -> name(line.get(at)) == names[at])
                .count();
    }

    private int name(Seen seen) {
        return nameOf.getOrDefault(seen.registrationId(), -1);
    }

    private String word() {
        return random.ints(9, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
