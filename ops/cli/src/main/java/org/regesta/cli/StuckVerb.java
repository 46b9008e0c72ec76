package org.regesta.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Engines;
import org.regesta.cli.verb.Folder;
import org.regesta.saga.registration.stuck.Stuck;
import org.regesta.saga.registration.stuck.StuckCase;
import org.regesta.server.DataFolder;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.RegestaServer.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./regesta stuck}: as {@code GET /v1/operations/stuck}, of the house that runs or of one that is stopped. */
@Command(name = "stuck", description = "registrations that wait longer than they should, why, and what one can do")
final class StuckVerb implements Callable<Integer> {

    private static final int PAGE = 100;
    private static final String USUAL = "http://127.0.0.1:8080";

    @Mixin
    private final Folder folder = new Folder();

    @Mixin
    private final Engines engines = new Engines();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the address of the house that runs; " + USUAL + " when none is given and one runs")
    private @Nullable String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "a file with the token of an officer who may see it; else the environment's " + RunningHouse.TOKEN)
    private @Nullable Path tokenFile;

    @Override
    public Integer call() {
        if (url != null) {
            return running(url);
        }
        try {
            return stopped();
        } catch (DataFolder.InUse itRuns) {
            return running(USUAL);
        }
    }

    private int running(String where) {
        RunningHouse house = RunningHouse.at(where, Optional.ofNullable(tokenFile));
        return tell(cursor -> house.get(path(cursor), Stuck.Page.class));
    }

    static String path(Optional<String> cursor) {
        return "/v1/operations/stuck?limit=" + PAGE
                + cursor.map(given -> "&cursor=" + RunningHouse.encoded(given)).orElse("");
    }

    private int stopped() {
        try (Instance house =
                RegestaServer.start(engines.on(Options.on(folder.path()).withPort(0)))) {
            Stuck stuck = house.part(Stuck.class);
            return tell(cursor -> stuck.page(cursor.orElse(null), PAGE));
        }
    }

    private static int tell(Function<Optional<String>, Stuck.Page> pages) {
        Optional<String> cursor = Optional.empty();
        int count = 0;
        do {
            Stuck.Page page = pages.apply(cursor);
            page.items().forEach(StuckVerb::print);
            count += page.items().size();
            cursor = page.cursor();
        } while (cursor.isPresent());
        System.out.println(count == 0 ? "nothing is stuck" : count + " stuck");
        return 0;
    }

    private static void print(StuckCase late) {
        System.out.printf(
                "%s  %-21s  since %s, promised %s%n",
                late.registrationId(), late.waitsFor(), late.since(), late.promised());
        System.out.printf(
                "    %s%s%n",
                late.why(),
                late.failure()
                        .map(kind -> " " + late.tries() + " tries, the last: " + kind + ".")
                        .orElse(""));
        late.undecided().forEach(rid -> System.out.println("    first: " + rid));
        late.actions()
                .forEach(action -> System.out.println(
                        "    " + action.name() + (action.stages().isEmpty() ? "" : " from " + action.stages())));
    }
}
