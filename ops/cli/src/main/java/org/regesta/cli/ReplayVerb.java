package org.regesta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./regesta replay}: rebuilds views from the books, beside the live ones, compares and switches. */
@Command(name = "replay", description = "rebuild views from the events, compare their hashes, then switch to them")
final class ReplayVerb implements Callable<Integer> {

    @Mixin
    private final Folder folder = new Folder();

    @Option(names = "--all", description = "every view")
    private boolean all;

    @Parameters(paramLabel = "VIEW", arity = "0..*", description = "views by name; a wrong one lists them all")
    private final List<String> views = List.of();

    @Override
    public Integer call() {
        if (all == !views.isEmpty()) {
            throw new RegestaCli.Failed("say which views to rebuild, or --all");
        }
        try (RegestaServer.Instance running =
                RegestaServer.start(Options.on(folder.path()).withPort(0))) {
            Replay replay = running.part(Replay.class);
            boolean same = true;
            for (String view : all ? replay.views() : views) {
                Progress progress = new Progress(System.out, view);
                Replay.Result result = replay.rebuild(view, progress::at);
                System.out.printf(
                        "%-28s %8d events  %s  %s%n",
                        view, result.events(), result.hash(), result.same() ? "as before" : "DIFFERS, switched to it");
                if (result.parked() > 0) {
                    System.out.println("  " + result.parked() + " events wait: see the log of the house");
                }
                same &= result.same();
            }
            return same ? 0 : 1;
        }
    }
}
