package org.regesta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Engines;
import org.regesta.cli.verb.Folder;
import org.regesta.cli.verb.NotUnderstood;
import org.regesta.query.report.EnrolmentReport;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.RegestaServer.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./regesta report enrolments}: replays the registry into Parquet and prints what it says. */
@Command(
        name = "report",
        description = "reports, replayed from the registry",
        subcommands = ReportVerb.Enrolments.class,
        synopsisSubcommandLabel = "enrolments")
final class ReportVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw NotUnderstood.because(spec, "say which report: ./regesta report enrolments");
    }

    /** Enrolments by day, centre and age group. */
    @Command(name = "enrolments", description = "enrolments by day, centre and age group, in Parquet and printed")
    static final class Enrolments implements Callable<Integer> {

        @Mixin
        private final Folder folder = new Folder();

        @Mixin
        private final Engines engines = new Engines();

        @Option(
                names = "--parquet",
                paramLabel = "FILE",
                description = "where to write; default: reports/enrolments.parquet in the data folder")
        private @Nullable Path parquet;

        @Override
        public Integer call() throws IOException {
            Path file = parquet == null ? folder.path().resolve("reports").resolve("enrolments.parquet") : parquet;
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Instance running =
                    RegestaServer.start(engines.on(Options.on(folder.path()).withPort(0)))) {
                EnrolmentReport.Written written;
                try (Bar bar = Bar.of("reading the registry")) {
                    written = running.part(EnrolmentReport.class).write(file, bar::at);
                }
                List<EnrolmentReport.Row> rows = EnrolmentReport.rows(file, Optional.empty(), Optional.empty());
                print(rows);
                System.out.printf("as of registry position %d, in %s%n", written.upTo(), file);
            }
            return 0;
        }

        private static void print(List<EnrolmentReport.Row> rows) {
            System.out.printf(
                    "%-10s  %-6s  %-9s %9s %9s %9s %9s%n",
                    "day", "centre", "age group", "received", "issued", "refused", "under way");
            for (EnrolmentReport.Row row : rows) {
                System.out.printf(
                        "%-10s  %-6s  %-9s %9d %9d %9d %9d%n",
                        row.day(),
                        row.centre(),
                        row.ageGroup(),
                        row.received(),
                        row.issued(),
                        row.rejected(),
                        row.underWay());
            }
        }
    }
}
