package org.regesta.cli.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.bench.Report;
import org.regesta.bench.eventlog.BenchOptions;
import org.regesta.bench.eventlog.EventLogBench;
import org.regesta.bench.eventlog.NotaryBench;
import org.regesta.cli.verb.Failed;
import org.regesta.cli.verb.Folder;
import org.regesta.cli.verb.NotUnderstood;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./regesta bench}: figures, with a peer beside each. */
@Command(
        name = "bench",
        description = "figures, with a peer beside each in the same run",
        subcommands = {
            BenchVerb.EventLog.class,
            BenchVerb.Registration.class,
            BenchVerb.Auth.class,
            BenchVerb.Dedupe.class,
            BenchVerb.NotaryTree.class
        },
        synopsisSubcommandLabel = "(eventlog | registration | auth | dedupe | notary)")
public final class BenchVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw NotUnderstood.because(
                spec, "say what to measure: ./regesta bench eventlog, registration, auth, dedupe or notary");
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
            Path folder = BenchFolder.make();
            // in this order, so that a folder that cannot be removed never hides why the bench failed
            try (Closeable removed = () -> Folder.wipe(folder)) {
                EventLogBench.run(BenchOptions.usual(folder, System.out)
                        .writing(Optional.ofNullable(json), Optional.ofNullable(picture)));
            }
            return 0;
        }
    }

    /** The notary beside the appends, in a folder of its own that is removed afterwards. */
    @Command(name = "notary", description = "the notary's CPU beside the appends', proofs, trees, and verify")
    static final class NotaryTree implements Callable<Integer> {

        @Option(names = "--json", paramLabel = "FILE", description = "write machine, figures and ratios")
        private @Nullable Path json;

        @Option(names = "--leaves", paramLabel = "N", description = "of the large, simulated tree (${DEFAULT-VALUE})")
        private int leaves = 20_000_000;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Path folder = BenchFolder.make();
            try (Closeable removed = () -> Folder.wipe(folder)) {
                Report report = NotaryBench.run(folder, leaves, System.out);
                report.ratios().forEach((name, ratio) -> System.out.printf("%-32s %12.3f%n", name, ratio));
                if (json != null) {
                    report.write(json);
                }
            }
            return 0;
        }
    }

    /** Packets end to end on a server of their own, which is removed afterwards. */
    @Command(name = "registration", description = "packets from upload to identity, without and with fingers")
    static final class Registration implements Callable<Integer> {

        @Option(names = "--json", paramLabel = "FILE", description = "write machine, figures and ratios")
        private @Nullable Path json;

        @Option(names = "--packets", paramLabel = "N", description = "packets without fingers (${DEFAULT-VALUE})")
        private int without = 2_000;

        @Option(
                names = "--with-fingers",
                paramLabel = "N",
                description = "and with two fingers each (${DEFAULT-VALUE})")
        private int with = 200;

        @Override
        public Integer call() throws IOException {
            if (without < 10 || with < 10 || without + with > 90_000) {
                throw new Failed("at least 10 packets of each kind, and 90000 in all at most");
            }
            Path folder = BenchFolder.make();
            try (Closeable removed = () -> Folder.wipe(folder)) {
                Report report = RegistrationBench.run(folder, without, with, System.out);
                if (json != null) {
                    report.write(json);
                }
            }
            return 0;
        }
    }

    /** Duplicates found among a seeded population, beside SourceAFIS alone. */
    @Command(name = "dedupe", description = "duplicates found by names and by fingers, beside SourceAFIS alone")
    static final class Dedupe implements Callable<Integer> {

        @Option(names = "--json", paramLabel = "FILE", description = "write machine, figures and ratios")
        private @Nullable Path json;

        @Option(names = "--people", paramLabel = "N", description = "how many (${DEFAULT-VALUE})")
        private int people = 10_000;

        @Option(names = "--twice", paramLabel = "N", description = "how many of them come twice (${DEFAULT-VALUE})")
        private int twice = 300;

        @Option(
                names = "--probes",
                paramLabel = "N",
                description = "how many of those are compared with all by fingers (${DEFAULT-VALUE})")
        private int probes = 100;

        @Override
        public Integer call() throws IOException {
            if (people < 100 || people > 90_000 || twice < 8 || twice > people / 4 || probes < 4) {
                throw new Failed("100 to 90000 people, a quarter of them twice at most, 4 probes at least");
            }
            Path folder = BenchFolder.make();
            try (Closeable removed = () -> Folder.wipe(folder)) {
                Report report = DedupeBench.run(folder, people, twice, Math.min(probes, twice), System.out);
                report.ratios().forEach((name, ratio) -> System.out.printf("%n%-42s %6.3f%n", name, ratio));
                if (json != null) {
                    report.write(json);
                }
            }
            return 0;
        }
    }

    /** Authentication against a seeded population, on a server of its own, which is removed afterwards. */
    @Command(name = "auth", description = "authentication beside its own cryptography and a bare service")
    static final class Auth implements Callable<Integer> {

        @Option(names = "--json", paramLabel = "FILE", description = "write machine, figures and ratios")
        private @Nullable Path json;

        @Option(names = "--identities", paramLabel = "N", description = "how many people (${DEFAULT-VALUE})")
        private int identities = 100_000;

        @Option(names = "--grow", description = "then makes ten times as many, and measures OTP again")
        private boolean grow;

        @Override
        public Integer call() throws IOException, GeneralSecurityException, SQLException {
            if (identities < 5_000 || identities > 10_000_000 || grow && identities > 1_000_000) {
                throw new Failed("between 5000 and 10000000 identities, with --grow at most 1000000 to begin with");
            }
            Path folder = BenchFolder.make();
            try (Closeable removed = () -> Folder.wipe(folder)) {
                Report report = AuthBench.run(folder, identities, grow, System.out);
                if (json != null) {
                    report.write(json);
                }
            }
            return 0;
        }
    }
}
