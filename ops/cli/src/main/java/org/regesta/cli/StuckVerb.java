package org.regesta.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.saga.registration.stuck.Stuck;
import org.regesta.saga.registration.stuck.StuckCase;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.RegestaServer.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./regesta stuck}: as {@code GET /v1/operations/stuck} of a running house, for one that is stopped. */
@Command(name = "stuck", description = "registrations that wait longer than they should, why, and what one can do")
final class StuckVerb implements Callable<Integer> {

    private static final int PAGE = 100;

    @Mixin
    private final Folder folder = new Folder();

    @Mixin
    private final Engines engines = new Engines();

    @Override
    public Integer call() {
        try (Instance running =
                RegestaServer.start(engines.on(Options.on(folder.path()).withPort(0)))) {
            Stuck stuck = running.part(Stuck.class);
            @Nullable String cursor = null;
            int count = 0;
            do {
                Stuck.Page page = stuck.page(cursor, PAGE);
                page.items().forEach(StuckVerb::print);
                count += page.items().size();
                cursor = page.cursor().orElse(null);
            } while (cursor != null);
            System.out.println(count == 0 ? "nothing is stuck" : count + " stuck");
            return 0;
        }
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
