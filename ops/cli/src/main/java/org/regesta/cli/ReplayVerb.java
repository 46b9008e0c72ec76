package org.regesta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Engines;
import org.regesta.cli.verb.Folder;
import org.regesta.cli.verb.NotUnderstood;
import org.regesta.events.Book;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.GoneValues;
import org.regesta.server.delivery.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./regesta replay}: rebuilds views from the books, beside the live ones, compares and switches. */
@Command(name = "replay", description = "rebuild views from the events, compare their hashes, then switch to them")
final class ReplayVerb implements Callable<Integer> {

    @Mixin
    private final Folder folder = new Folder();

    @Mixin
    private final Engines engines = new Engines();

    @Option(names = "--all", description = "every view")
    private boolean all;

    @Parameters(paramLabel = "VIEW", arity = "0..*", description = "views by name; a wrong one lists them all")
    private final List<String> views = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (all == !views.isEmpty()) {
            throw NotUnderstood.because(spec, "say which views to rebuild, or --all");
        }
        try (RegestaServer.Instance running =
                RegestaServer.start(engines.on(Options.on(folder.path()).withPort(0)))) {
            Replay replay = running.part(Replay.class);
            List<String> known = replay.views();
            List<String> unknown =
                    views.stream().filter(view -> !known.contains(view)).toList();
            if (!unknown.isEmpty()) {
                throw NotUnderstood.because(
                        spec,
                        "no such view: " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
            }
            boolean same = true;
            for (String view : all ? known : views) {
                Replay.Result result;
                try (Bar bar = Bar.of(view)) {
                    result = replay.rebuild(view, bar::at);
                }
                System.out.printf(
                        "%-28s %8d events  %s  %s%n",
                        view, result.events(), result.hash(), result.same() ? "as before" : "DIFFERS, switched to it");
                if (result.parked() > 0) {
                    System.out.println("  " + result.parked() + " events wait: see the log of the house");
                }
                same &= result.same();
            }
            tellWhatIsGone(running.part(GoneValues.class));
            return same ? 0 : 1;
        }
    }

    /** The hashes above hold for these events and these keys. */
    private static void tellWhatIsGone(GoneValues values) {
        for (Book book : Book.values()) {
            GoneValues.Count count = values.in(book);
            System.out.printf(
                    "%s: %d of %d sealed values are gone with their keys%n", book.text(), count.gone(), count.sealed());
        }
    }
}
