package org.regesta.cli;

import org.regesta.cli.bench.BenchVerb;
import org.regesta.cli.demo.DemoVerb;
import org.regesta.ports.StorageFull;
import org.regesta.server.DataFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Every verb but {@code test} and {@code help} of the launcher. Exit status: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "regesta",
        description = "A national identity platform kept as a ledger.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            DemoVerb.class,
            UpVerb.class,
            ReplayVerb.class,
            ReportVerb.class,
            SagasVerb.class,
            BenchVerb.class
        })
public final class RegestaCli {

    private RegestaCli() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The parser with its error texts: what went wrong in one line, without a stack trace. */
    static CommandLine commandLine() {
        return new CommandLine(new RegestaCli())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("regesta: " + words(failure));
                    return 1;
                })
                .setParameterExceptionHandler((wrong, arguments) -> {
                    CommandLine line = wrong.getCommandLine();
                    line.getErr().println("regesta: " + wrong.getMessage() + "; see ./regesta help");
                    return 2;
                });
    }

    private static String words(Exception failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof DataFolder.InUse || cause instanceof StorageFull || cause instanceof Failed) {
                return String.valueOf(cause.getMessage());
            }
            cause = cause.getCause();
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** A verb that could not do its work, and why. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Failed(String why) {
            super(why);
        }
    }
}
