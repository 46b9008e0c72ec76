package org.regesta.cli;

import org.regesta.cli.bench.BenchVerb;
import org.regesta.cli.demo.DemoVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Every verb but {@code test} and {@code help} of the launcher. Exit status: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "regesta",
        description = "A national identity platform kept as a ledger.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            DemoVerb.class,
            UpVerb.class,
            AuthVerb.class,
            ReplayVerb.class,
            ReportVerb.class,
            SagasVerb.class,
            StuckVerb.class,
            BackupVerb.class,
            RestoreVerb.class,
            VerifyVerb.class,
            WitnessVerb.class,
            EvidenceVerb.class,
            BenchVerb.class,
            ConformanceVerb.class
        })
public final class RegestaCli {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "say this")
    private boolean help;

    private RegestaCli() {}

    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Runs a verb and says its exit status. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The parser with its error texts: what went wrong in one line, without a stack trace. */
    static CommandLine commandLine() {
        return new CommandLine(new RegestaCli())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("regesta: " + Failures.words(failure));
                    return 1;
                })
                .setParameterExceptionHandler((wrong, arguments) -> {
                    CommandLine line = wrong.getCommandLine();
                    line.getErr().println("regesta: " + wrong.getMessage());
                    line.getErr().println("./regesta help lists every verb, ./regesta VERB --help what it takes.");
                    return 2;
                });
    }
}
