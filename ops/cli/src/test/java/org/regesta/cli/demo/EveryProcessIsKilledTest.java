package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.cli.demo.Errands.Door;
import org.regesta.cli.demo.Errands.Errand;
import org.regesta.cli.demo.Mortality.Death;
import org.regesta.cli.verb.Failed;
import org.regesta.events.Book;
import org.regesta.events.registration.Process;
import org.regesta.ports.Ledger;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;

/**
 * The whole system as a process of its own, killed by SIGKILL at steps of every process, with a disk that is real: in
 * the end every event stands as often as in a copy of the house in which nobody was killed. A plain run kills it some
 * times while everything is on its way; a soak at each step of each process.
 */
class EveryProcessIsKilledTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int KILLS = 5;
    private static final int MOST_STEPS = 24;
    /** More steps than any process has. */
    private static final int MOST_KILLS = 80;

    /** Longer than what waits for others is left alone. */
    private static final Duration QUIET = Duration.ofSeconds(SOAK ? 10 : 5);

    private final int port = CrashTest.freePort();
    private final Set<Errand> brought = new HashSet<>();
    private final Map<String, List<String>> deaths = new TreeMap<>();
    private SplittableRandom random = new SplittableRandom();
    private int lives;

    @Test
    void killed_at_steps_of_every_process_each_ends_as_if_nothing_had_happened(@TempDir Path folder)
            throws IOException {
        long seed = Long.getLong("seed", random.nextLong());
        System.out.println("kills of seed " + seed);
        random = new SplittableRandom(seed);
        Path data = folder.resolve("data");
        Errands errands;
        long from;
        try (House house = new House(Options.on(data).withPort(port).withReadableOutbox())) {
            errands = new Errands(house);
            Ledger ledger = house.server.part(Ledger.class);
            settled(ledger, 0); // or what is left of the beginning would be killed
            from = ledger.head(Book.REGISTRY) + 1;
        }
        assertThat(errands.all())
                .extracting(Errand::name)
                .contains(Stream.of(Process.values()).map(Process::name).toArray(String[]::new));
        Map<String, Integer> expected = undisturbed(LivedIn.copy(data, folder.resolve("twin")), errands, from);

        if (SOAK) {
            errands.all().forEach(errand -> killedAtEveryStep(errand, errands, data, folder));
        } else {
            for (int kill = 0; kill < KILLS; kill++) {
                life(errands.all(), random.nextInt(1, MOST_STEPS), anyDeath(), errands, data, folder);
            }
        }

        deaths.forEach((errand, at) -> System.out.println(errand + ", " + at.size() + " times: " + at));
        try (RegestaServer.Instance server = RegestaServer.start(options(data))) {
            Door door = errands.door(server.url());
            errands.all().stream().filter(errand -> !brought.contains(errand)).forEach(errand -> errand.bringing()
                    .to(door));
            Ledger ledger = server.part(Ledger.class);
            awaitEnd(ledger, from, expected);
            AfterTheCrash.everythingIsMadeAnewAsItWas(server);
            assertThat(Steps.since(ledger, from)).as("nothing came after").isEqualTo(expected);
        }
    }

    /** What happens on a copy of the folder, on which one process works to the end. */
    private Map<String, Integer> undisturbed(Path twin, Errands errands, long from) {
        try (RegestaServer.Instance server = RegestaServer.start(options(twin))) {
            Door door = errands.door(server.url());
            errands.all().forEach(errand -> errand.bringing().to(door));
            Ledger ledger = server.part(Ledger.class);
            List<String> ends = errands.all().stream()
                    .map(errand -> errand.stream().startsWith("proposal:")
                            ? "proposal.executed of " + errand.stream()
                            : "registration.finished of " + errand.stream())
                    .toList();
            House.await(() -> Steps.since(ledger, from).keySet().containsAll(ends));
            return settled(ledger, from);
        }
    }

    /** What stands when nothing has come for a while. */
    private static Map<String, Integer> settled(Ledger ledger, long from) {
        List<Map<String, Integer>> before = new ArrayList<>(List.of(Map.of()));
        House.await(() -> {
            pause(Duration.ofSeconds(2));
            before.add(Steps.since(ledger, from));
            return before.getLast().equals(before.get(before.size() - 2));
        });
        return before.getLast();
    }

    private static void awaitEnd(Ledger ledger, long from, Map<String, Integer> expected) {
        try {
            House.await(() -> Steps.since(ledger, from).equals(expected));
        } catch (AssertionError never) {
            assertThat(Steps.since(ledger, from)).isEqualTo(expected);
            throw never;
        }
    }

    private void killedAtEveryStep(Errand errand, Errands errands, Path data, Path said) {
        int before = lives;
        boolean died;
        do {
            Death death = anyDeath();
            int steps = death == Death.BEFORE ? 2 : 1; // so that each life takes one step
            died = life(List.of(errand), steps, death, errands, data, said);
            assertThat(lives - before).as(errand + " comes to an end").isLessThan(MOST_KILLS);
        } while (died);
        assertThat(brought).contains(errand);
        assertThat(lives - before).as(errand + " was killed").isGreaterThan(1);
    }

    private Death anyDeath() {
        return random.nextInt(3) == 0 ? Death.BEFORE : Death.UNANSWERED;
    }

    /** @return whether it came to its death, and did not have to be killed while nothing happened */
    private boolean life(List<Errand> errands, int steps, Death death, Errands all, Path data, Path said) {
        Path output = said.resolve("life-" + lives++);
        try (Child child = Child.up(Mortality.options(steps, death), data, port, output)) {
            child.upUnlessItDies().ifPresent(url -> bring(errands, all, url));
            child.killIn(QUIET.toMillis());
            Optional<String> died = child.lastWords();
            died.ifPresent(words -> deaths.computeIfAbsent(whose(errands, words), none -> new ArrayList<>())
                    .add(words.replaceFirst(" of .*", "")));
            return died.isPresent();
        }
    }

    private void bring(List<Errand> errands, Errands all, String url) {
        try {
            Door door = all.door(url);
            for (Errand errand : errands) {
                if (!brought.contains(errand)) {
                    errand.bringing().to(door);
                    brought.add(errand); // an answer is a promise: it is never brought again
                }
            }
        } catch (UncheckedIOException | Failed killedMeanwhile) {
            System.out.println("life " + lives + ": cut off by " + killedMeanwhile.getMessage());
        }
    }

    private static String whose(List<Errand> errands, String words) {
        return errands.stream()
                .filter(errand -> errands.size() == 1 || words.contains(errand.stream()))
                .map(Errand::name)
                .findFirst()
                .orElse("identities and others");
    }

    private Options options(Path data) {
        return Options.on(data).withPort(port).withReadableOutbox();
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
