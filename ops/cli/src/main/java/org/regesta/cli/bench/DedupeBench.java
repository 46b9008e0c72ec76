package org.regesta.cli.bench;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.regesta.bench.Machine;
import org.regesta.bench.Report;
import org.regesta.cli.bench.DedupePeople.Slip;
import org.regesta.cli.bench.DedupePeople.Written;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.saga.registration.stage.dedupe.Deduplication;

/**
 * A population by its seed, some of whom come twice. By what is written everybody is compared with everybody of lower
 * rank. By fingers all who come twice are compared with the firsts of all who do, and as many of them with the whole
 * country as ten minutes allow; a few of those again by SourceAFIS alone, each finger with each.
 */
final class DedupeBench {

    private static final long SEED = 20_261_122;
    private static final double THRESHOLD = 40;
    private static final int WARM_UP = 3;
    /** The library alone tells its pace by so few: it compares every finger with every finger. */
    private static final int ALONE = 12;

    private final int count;
    private final int duplicates;
    private final PrintStream out;
    private final Map<String, Double> figures = new TreeMap<>();
    private final Map<String, Integer> firstOf = new HashMap<>(); // by the second registration's id
    private final List<Written> all;

    private DedupeBench(int count, int duplicates, PrintStream out) {
        this.count = count;
        this.duplicates = duplicates;
        this.out = out;
        DedupePeople people = new DedupePeople(SEED);
        long began = System.nanoTime();
        this.all = IntStream.range(0, count + duplicates)
                .parallel()
                .mapToObj(each -> each < count ? people.first(each) : people.again(original(each), slip(each)))
                .toList();
        figures.put("populationSeconds", seconds(began));
        IntStream.range(count, count + duplicates)
                .forEach(each -> firstOf.put(DedupeBooks.registrationId(each), original(each)));
    }

    /** @param probes how many of those who come twice are compared with the whole country by fingers */
    static Report run(Path folder, int count, int duplicates, int probes, PrintStream out) throws IOException {
        DedupeBench bench = new DedupeBench(count, duplicates, out);
        out.printf(Locale.ROOT, "%d people and %d of them twice, two fingers each%n%n", count, duplicates);
        bench.written(folder.resolve("names"));
        bench.twice(folder.resolve("twice"));
        double ours = bench.country(folder.resolve("country"), probes);
        double raw = bench.raw(Math.min(probes, ALONE));
        return new Report(
                Machine.facts(folder), bench.figures, Map.of("fingerComparisonsPerSecond_vs_sourceAfis", ours / raw));
    }

    /** Spread over the population. */
    private int original(int second) {
        return (int) ((long) (second - count) * count / duplicates);
    }

    private Slip slip(int second) {
        return Slip.values()[(second - count) % Slip.values().length];
    }

    private void written(Path folder) {
        try (DedupeBooks books = new DedupeBooks(folder)) {
            long[] ranks = enrol(books, IntStream.range(0, all.size()).toArray());
            long began = System.nanoTime();
            books.deduplication().demographics(DedupeBooks.registrationId(0), ranks[0] + 2L * all.size());
            figures.put("indexSeconds", seconds(began));
            began = System.nanoTime();
            LongAdder compared = new LongAdder();
            List<Answer> answers = IntStream.range(0, all.size())
                    .parallel()
                    .mapToObj(each -> {
                        String rid = DedupeBooks.registrationId(each);
                        Deduplication.Found found = books.deduplication().demographics(rid, ranks[each]);
                        compared.add(found.compared());
                        return new Answer(rid, found.candidates());
                    })
                    .toList();
            double seconds = seconds(began);
            figures.put("namesPeoplePerSecond", all.size() / seconds);
            figures.put("namesComparisonsPerPerson", compared.doubleValue() / all.size());
            tell("by what is written, everybody", "names", answers, duplicates, seconds, compared.sum());
            perSlip(answers);
        }
    }

    /** The firsts of all who come twice, and then these: every true pair there is. */
    private void twice(Path folder) {
        try (DedupeBooks books = new DedupeBooks(folder)) {
            int[] members = IntStream.concat(
                            IntStream.range(count, all.size())
                                    .map(this::original)
                                    .distinct(),
                            IntStream.range(count, all.size()))
                    .toArray();
            long[] ranks = enrol(books, members);
            fingers(books, ranks, members, members.length - WARM_UP, "warm-up");
            fingers(books, ranks, members, members.length - duplicates, "fingersTwice");
        }
    }

    private double country(Path folder, int probes) {
        try (DedupeBooks books = new DedupeBooks(folder)) {
            int[] members = IntStream.range(0, count + probes).toArray();
            long[] ranks = enrol(books, members);
            long began = System.nanoTime();
            fingers(books, ranks, members, members.length - 1, "warm-up");
            figures.put("gallerySeconds", seconds(began));
            return fingers(books, ranks, members, count, "fingers");
        }
    }

    /** @return comparisons per second */
    private double fingers(DedupeBooks books, long[] ranks, int[] members, int from, String figure) {
        List<Answer> answers = new ArrayList<>();
        long compared = 0;
        long began = System.nanoTime();
        for (int at = from; at < members.length; at++) {
            Deduplication.Found found = books.deduplication().fingers(ranks[at]);
            compared += found.compared();
            answers.add(new Answer(DedupeBooks.registrationId(members[at]), found.candidates()));
        }
        double seconds = seconds(began);
        if (!figure.equals("warm-up")) {
            figures.put(figure + "ComparisonsPerSecond", compared / seconds);
            String what = figure.equals("fingers") ? "by fingers, the country" : "by fingers, who come twice";
            tell(what, figure, answers, answers.size(), seconds, compared);
        }
        return compared / seconds;
    }

    /** The library alone: every finger with every finger. @return comparisons per second */
    private double raw(int probes) {
        List<List<FingerprintTemplate>> ready = all.parallelStream()
                .map(each -> each.templates().values().stream()
                        .map(FingerprintTemplate::new)
                        .toList())
                .toList();
        for (int warm = count; warm < count + Math.min(WARM_UP, probes); warm++) {
            raw(ready, warm);
        }
        List<Answer> answers = new ArrayList<>();
        LongAdder compared = new LongAdder();
        long began = System.nanoTime();
        for (int probe = count; probe < count + probes; probe++) {
            answers.add(new Answer(DedupeBooks.registrationId(probe), raw(ready, probe)));
            compared.add(4L * probe);
        }
        double seconds = seconds(began);
        figures.put("sourceAfisComparisonsPerSecond", compared.sum() / seconds);
        tell("SourceAFIS alone, the country", "sourceAfis", answers, probes, seconds, compared.sum());
        return compared.sum() / seconds;
    }

    private static List<Candidate> raw(List<List<FingerprintTemplate>> ready, int probe) {
        List<FingerprintMatcher> matchers =
                ready.get(probe).stream().map(FingerprintMatcher::new).toList();
        return IntStream.range(0, probe)
                .parallel()
                .filter(other -> matchers.stream()
                                .mapToDouble(matcher -> ready.get(other).stream()
                                        .mapToDouble(matcher::match)
                                        .max()
                                        .orElse(0))
                                .max()
                                .orElse(0)
                        >= THRESHOLD)
                .mapToObj(other -> new Candidate(DedupeBooks.registrationId(other), (int) THRESHOLD, Map.of()))
                .toList();
    }

    private long[] enrol(DedupeBooks books, int[] members) {
        long[] ranks = new long[members.length];
        for (int at = 0; at < members.length; at++) {
            ranks[at] = books.enrol(DedupeBooks.registrationId(members[at]), all.get(members[at]));
        }
        return ranks;
    }

    /** @param candidates who was taken for the one of that id */
    private record Answer(String registrationId, List<Candidate> candidates) {}

    private boolean right(Answer answer) {
        Integer first = firstOf.get(answer.registrationId());
        return first != null
                && answer.candidates().stream()
                        .anyMatch(each -> each.registrationId().equals(DedupeBooks.registrationId(first)));
    }

    private long wrong(Answer answer) {
        int own = firstOf.getOrDefault(answer.registrationId(), -1);
        return answer.candidates().stream()
                .filter(each -> own < 0 || !each.registrationId().equals(DedupeBooks.registrationId(own)))
                .count();
    }

    private void tell(String what, String figure, List<Answer> answers, int asked, double seconds, long compared) {
        long found = answers.stream().filter(this::right).count();
        long wrong = answers.stream().mapToLong(this::wrong).sum();
        figures.put(figure + "Recall", (double) found / asked);
        figures.put(figure + "FalseMatches", (double) wrong);
        out.printf(
                Locale.ROOT,
                "%-30s found %3d of %3d  false matches %4d  %,12d comparisons  %,10.0f/s%n",
                what,
                found,
                asked,
                wrong,
                compared,
                compared / seconds);
    }

    private void perSlip(List<Answer> answers) {
        Map<Slip, int[]> counts = new TreeMap<>();
        for (int second = count; second < all.size(); second++) {
            int[] both = counts.computeIfAbsent(slip(second), first -> new int[2]);
            both[0] += right(answers.get(second)) ? 1 : 0;
            both[1]++;
        }
        for (Slip slip : new TreeSet<>(counts.keySet())) {
            int[] both = counts.getOrDefault(slip, new int[2]);
            figures.put("namesRecall_" + slip, (double) both[0] / both[1]);
            out.printf(Locale.ROOT, "    %-26s found %3d of %3d%n", slip, both[0], both[1]);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
