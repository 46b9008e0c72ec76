package org.regesta.cli.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.bench.eventlog.BenchOptions;
import org.regesta.bench.eventlog.EventLogBench;
import org.regesta.cli.Folder;
import org.regesta.cli.RegestaCli;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./regesta bench}: figures, with a peer beside each. */
@Command(
        name = "bench",
        description = "figures, with a peer beside each in the same run",
        subcommands = BenchVerb.EventLog.class,
        synopsisSubcommandLabel = "eventlog")
public final class BenchVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw RegestaCli.notUnderstood(spec, "say what to measure: ./regesta bench eventlog");
    }

    /** The event log beside PostgreSQL, in a folder of its own that is removed afterwards. */
    @Command(name = "eventlog", description = "the event log beside Axon's JDBC engine on PostgreSQL")
    static final class EventLog implements Callable<Integer> {

        @Option(names = "--json", paramLabel = "FILE", description = "write machine, figures and ratios")
        private @Nullable Path json;

        @Option(names = "--picture", paramLabel = "FILE", description = "draw the figures")
        private @Nullable Path picture;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Path home = Path.of(System.getProperty("regesta.home", ".")).toAbsolutePath();
            Path folder = Files.createTempDirectory(home, ".bench-");
            // in this order, so that a folder that cannot be removed never hides why the bench failed
            try (Closeable removed = () -> Folder.wipe(folder)) {
                EventLogBench.run(BenchOptions.usual(folder, System.out)
                        .writing(Optional.ofNullable(json), Optional.ofNullable(picture)));
            }
            return 0;
        }
    }
}
