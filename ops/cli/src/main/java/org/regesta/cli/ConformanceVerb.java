package org.regesta.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Failed;
import org.regesta.cli.verb.Folder;
import org.regesta.conformance.Admission;
import org.regesta.conformance.Conformance;
import org.regesta.conformance.Report;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./regesta conformance}: runs MOSIP's API test cases and prints what passed. */
@Command(
        name = "conformance",
        description =
                "run a folder of MOSIP's API test cases against a server, and count; without --url it starts one of "
                        + "its own in a temporary folder")
final class ConformanceVerb implements Callable<Integer> {

    /** The key of the runner's own client, so that a second run needs no link. */
    private static final String KEPT = "conformance-client.json";

    @Option(names = "--suite", paramLabel = "DIR", required = true, description = "the folder of cases and templates")
    private Path suite = Path.of(".");

    @Option(names = "--url", paramLabel = "URL", description = "a running server, started with --outbox-readable")
    private @Nullable String url;

    @Option(
            names = "--administrator-link",
            paramLabel = "LINK",
            description = "that server's one-time link for the administrator; by default the one that"
                    + " ./regesta up --outbox-readable leaves in the data folder")
    private @Nullable String link;

    @Mixin
    private final Folder folder = new Folder();

    @Option(
            names = "--api",
            paramLabel = "NAME",
            description = "only this API, such as DemoAuth or ida; may be repeated")
    private List<String> apis = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "write the counts and every case that did not pass")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "write a page for people")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(suite)) {
            throw new Failed("no folder " + suite);
        }
        Conformance conformance = Conformance.of(suite, apis);
        if (conformance.size() == 0) {
            throw new Failed("no case in " + suite + (apis.isEmpty() ? "" : " is of " + apis)
                    + ": cases are YAML files, group by group");
        }
        Report report = url == null ? runOnOwnServer(conformance) : run(conformance, url);
        PrintStream out = System.out;
        out.print(report.text());
        write(json, report.json());
        write(html, report.html());
        return 0;
    }

    private static void write(@Nullable Path file, String text) throws IOException {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }

    private Report run(Conformance conformance, String url) {
        Path data = folder.path();
        Optional<String> known = Optional.ofNullable(link).or(() -> AdministratorLink.in(data));
        Optional<Path> kept = Optional.of(data).filter(Files::isDirectory).map(at -> at.resolve(KEPT));
        Admission admission = new Admission(known, kept);
        if (!admission.isPossible()) {
            throw new Failed("nothing says by what right the cases are set up at " + url
                    + ": start it with ./regesta up --outbox-readable and name its folder with --data, or give"
                    + " --administrator-link; ./regesta up --new-administrator-link prints one");
        }
        return conformance.run(url, admission, Clock.systemUTC(), done -> {});
    }

    private static Report runOnOwnServer(Conformance conformance) throws IOException {
        Path folder = Files.createTempDirectory("regesta-conformance");
        Options options = Options.on(folder).withPort(0).withReadableOutbox();
        try (RegestaServer.Instance server = RegestaServer.start(options)) {
            String link =
                    server.administratorLink().orElseThrow(() -> new Failed("the server's first start gave no link"));
            return conformance.run(server.url(), Admission.byLink(link), server.part(Clock.class), done -> {});
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.deleteIfExists(each);
                } catch (IOException inUse) {
                    throw new UncheckedIOException(inUse);
                }
            });
        }
    }
}
