package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regesta.engine.notary.Finding;
import org.regesta.server.verify.Report;
import org.regesta.server.verify.Verification;
import org.regesta.server.verify.Verification.Part;

/**
 * Bits turned over in a copy of a stopped house, each judged by whoever reads its file. Those of files that are read
 * apart, such as the two books, are turned over together and judged in one reading.
 */
final class Flips {

    /** Who reads which folder. What nobody reads is no part of the state: locks, ballast, logs. */
    private static final Map<String, Set<Part>> READERS = Map.of(
            "registry", Set.of(Part.BOOKS),
            "access", Set.of(Part.BOOKS),
            "vault", Set.of(Part.VAULT),
            "evidence", Set.of(Part.EVIDENCE),
            "outbox", Set.of(Part.VAULT, Part.OUTBOX),
            "state", Set.of(Part.STORES),
            "auth", Set.of(Part.STORES));

    private final Path data;
    private final Random dice;
    private final Map<Set<Part>, List<String>> clean = new HashMap<>();
    private final Map<Set<Part>, Map<String, Deque<Path>>> waiting = new HashMap<>();

    /** Of each kind of file, how many flips were found and how many were slack. */
    final Map<String, int[]> counts = new TreeMap<>();

    Flips(Path data, Random dice) {
        this.data = data;
        this.dice = dice;
        READERS.values()
                .forEach(parts -> clean.computeIfAbsent(parts, these -> {
                    Report report = verify(these);
                    assertThat(report.findings()).isEmpty();
                    return report.done();
                }));
    }

    private Report verify(Set<Part> parts) {
        return Verification.run(
                new Verification.Options(data, parts, List.of(), List.of(), List.of(), Map.of()),
                (part, done, of) -> {});
    }

    void isCleanAgain() {
        assertThat(verify(Set.of(Part.BOOKS, Part.VAULT, Part.EVIDENCE, Part.OUTBOX, Part.STORES))
                        .findings())
                .isEmpty();
    }

    /** Turns so many over, of each kind of file in turn. */
    void turn(int flips) throws IOException {
        Map<String, List<Path>> kinds = kinds(data);
        List<String> names = List.copyOf(kinds.keySet());
        for (int flip = 0; flip < flips; flip++) {
            List<Path> files = kinds.get(names.get(flip % names.size()));
            Path file = files.get(dice.nextInt(files.size()));
            String place = place(file);
            waiting.computeIfAbsent(READERS.getOrDefault(place, Set.of()), readers -> new TreeMap<>())
                    .computeIfAbsent(place, unseen -> new ArrayDeque<>())
                    .add(file);
        }
        for (Map.Entry<Set<Part>, Map<String, Deque<Path>>> read : waiting.entrySet()) {
            while (!read.getValue().isEmpty()) {
                judgeTogether(read.getKey(), read.getValue());
            }
        }
    }

    private void judgeTogether(Set<Part> readers, Map<String, Deque<Path>> places) throws IOException {
        List<Flip> turned = new ArrayList<>();
        for (String place : List.copyOf(places.keySet())) {
            turned.add(Flip.in(places.get(place).remove(), dice));
            if (places.get(place).isEmpty()) {
                places.remove(place);
            }
        }
        Report report = verify(readers);
        for (Flip flip : turned) {
            flip.undo();
        }
        turned.forEach(flip -> judge(flip, report, clean.getOrDefault(readers, List.of())));
    }

    private void judge(Flip flip, Report report, List<String> cleanly) {
        String place = place(flip.file());
        boolean found = report.findings().stream().anyMatch(finding -> isOf(place, flip.file(), finding));
        if (!found) {
            assertThat(told(place, report.done())).as("%s: slack", flip).isEqualTo(told(place, cleanly));
        }
        counts.computeIfAbsent(kind(data, flip.file()), unseen -> new int[2])[found ? 0 : 1]++;
    }

    /** A finding names the book or store it is of; blobs and messages are named by their file. */
    private static boolean isOf(String place, Path file, Finding finding) {
        boolean byFile = place.equals("evidence") || place.equals("outbox");
        return finding.place().contains(byFile ? file.getFileName().toString() : place);
    }

    private static List<String> told(String place, List<String> done) {
        return done.stream().filter(line -> line.startsWith(place)).toList();
    }

    /** What is read apart from the rest: the folder, or of the notary's the book. */
    private String place(Path file) {
        Path inside = data.relativize(file);
        String top = inside.getName(0).toString();
        return top.equals("notary") ? inside.getName(1).toString() : top;
    }

    /** The files of a house by their kind: the name, without its numbers. */
    static Map<String, List<Path>> kinds(Path data) throws IOException {
        Map<String, List<Path>> kinds = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            all.filter(file -> Files.isRegularFile(file) && file.toFile().length() > 0)
                    .sorted()
                    .forEach(file -> kinds.computeIfAbsent(kind(data, file), unseen -> new ArrayList<>())
                            .add(file));
        }
        return kinds;
    }

    private static String kind(Path data, Path file) {
        String name = data.relativize(file).toString();
        return name.startsWith("evidence/") || name.startsWith("outbox/")
                ? data.relativize(file).getName(0) + "/…/…"
                : name.replaceAll("(?<![0-9p])[0-9]+", "N");
    }
}
