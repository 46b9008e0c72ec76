package org.regesta.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Engines;
import org.regesta.cli.verb.Folder;
import org.regesta.cli.verb.NotUnderstood;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.RegestaServer.Instance;
import org.regesta.server.delivery.SagaRebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./regesta sagas rebuild}. */
@Command(
        name = "sagas",
        description = "work on the sagas' states",
        subcommands = SagasVerb.Rebuild.class,
        synopsisSubcommandLabel = "rebuild")
final class SagasVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw NotUnderstood.because(spec, "say what to do with the sagas: ./regesta sagas rebuild");
    }

    /** Makes the states anew from the registry. */
    @Command(name = "rebuild", description = "make the sagas' states anew from the registry")
    static final class Rebuild implements Callable<Integer> {

        @Mixin
        private final Folder folder = new Folder();

        @Mixin
        private final Engines engines = new Engines();

        @Override
        public Integer call() {
            try (Instance running =
                    RegestaServer.start(engines.on(Options.on(folder.path()).withPort(0)))) {
                SagaRebuild.Result result = running.part(SagaRebuild.class).rebuild();
                System.out.printf(
                        "%d open, as of registry position %d: %s%n",
                        result.open(),
                        result.position(),
                        result.same() ? "as before" : "DIFFERENT from before, written anew");
                return 0;
            }
        }
    }
}
