package org.regesta.conformance;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import org.regesta.ports.TellsWhatToDo;

/** Runs a folder of MOSIP's API test cases against a server. */
public final class Conformance {

    private final Suite suite;
    private final List<Case> chosen;

    private Conformance(Suite suite, List<Case> chosen) {
        this.suite = suite;
        this.chosen = chosen;
    }

    /**
     * Reads a folder.
     *
     * @param apis parts of {@code module/API}, of which one must occur; none for everything. What the chosen cases need
     *     of others is run too, and not counted.
     */
    public static Conformance of(Path folder, List<String> apis) {
        Suite suite = Prerequisites.with(SuiteReader.read(folder));
        List<Case> chosen = suite.cases().stream()
                .filter(each -> !each.api().equals(Prerequisites.API))
                .filter(each -> apis.isEmpty() || apis.stream().anyMatch(api -> isOf(each, api)))
                .toList();
        return new Conformance(suite, chosen);
    }

    private static boolean isOf(Case each, String api) {
        String name = ("/" + each.module() + "/" + each.api() + "/").toLowerCase(Locale.ROOT);
        return name.contains("/" + api.toLowerCase(Locale.ROOT).replaceAll("^/|/$", "") + "/");
    }

    /** How many cases will count. */
    public int size() {
        return chosen.size();
    }

    /**
     * @param url of the server, its outbox readable
     * @param admission by what right the runner sets up what cases presuppose
     * @param progress told how many cases are done
     */
    public Report run(String url, Admission admission, Clock clock, IntConsumer progress) {
        World world = world(url, admission, clock);
        Attempt attempt = new Attempt(suite, world);
        Lapses lapses = new Lapses(clock);
        Set<Case> counted = new HashSet<>(chosen);
        List<Result> results = new ArrayList<>();
        for (Case each : Order.needed(suite, counted)) {
            pause(lapses.before(each));
            Result result = attempt.run(each);
            lapses.note(each);
            if (counted.contains(each)) {
                results.add(result);
                progress.accept(results.size());
            }
        }
        return new Report(Contradictions.marked(results, world::schema, suite), suite.broken());
    }

    private World world(String url, Admission admission, Clock clock) {
        String run = Integer.toString(100_000 + new SecureRandom().nextInt(900_000));
        try {
            return new World(suite, url, admission, clock, run);
        } catch (NotRunnable nothingIs) {
            throw new CannotBegin(nothingIs);
        }
    }

    /** Nothing could be tried: the server does not answer, or does not know the administrator. */
    public static final class CannotBegin extends RuntimeException implements TellsWhatToDo {
        private static final long serialVersionUID = 1L;

        private CannotBegin(NotRunnable cause) {
            super("no case can be run against this server: " + cause.why(), cause);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a lock to close", stopped);
        }
    }
}
