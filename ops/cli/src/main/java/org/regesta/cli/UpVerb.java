package org.regesta.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Engines;
import org.regesta.cli.verb.Folder;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./regesta up}: starts the system and stays. */
@Command(name = "up", description = "start the system and stay up; a second start carries on where the first ended")
final class UpVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final Folder folder = new Folder();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "HTTP port on loopback; default: 8080")
    private int port = Options.DEFAULT_PORT;

    @Mixin
    private final Engines engines = new Engines();

    @Option(
            names = "--outbox-readable",
            description =
                    "let an administrator read sent messages over HTTP, and leave a sign-in link in the data folder:"
                            + " for trying cases, never in production")
    private boolean outboxReadable;

    @Option(names = "--new-administrator-link", description = "make and print a new one-time sign-in link")
    private boolean newLink;

    @Option(
            names = "--administrator",
            paramLabel = "ID",
            description = "appoint another administrator, as two who decide together need: print a one-time sign-in"
                    + " link for them; letters, digits, _ and -")
    private List<String> administrators = List.of();

    @Option(
            names = "--keeper",
            paramLabel = "HOST:PORT",
            description = "where processes of their own come in, such as 127.0.0.1:8443; see ./regesta auth --help")
    private @Nullable String keeper;

    @Option(
            names = "--witness",
            paramLabel = "URL VKEY",
            description = "who cosigns the books' checkpoints: the two words that ./regesta witness prints, in quotes")
    private List<String> witnesses = List.of();

    @Override
    public Integer call() throws InterruptedException {
        Options options = engines.on(Options.on(folder.path()).withPort(port));
        options = outboxReadable ? options.withReadableOutbox() : options;
        options = options.witnessedBy(witnesses);
        options = keeper == null ? options : options.withKeeper(Addresses.of(spec, "--keeper", keeper));
        options = newLink || outboxReadable ? options.withNewAdministratorLink() : options;
        try (RegestaServer.Instance running = RegestaServer.start(options)) {
            PrintStream out = System.out;
            out.println("Regesta is up on " + running.url() + ", data in "
                    + folder.path().toAbsolutePath().normalize());
            running.administratorLink()
                    .filter(link -> outboxReadable)
                    .ifPresent(link -> AdministratorLink.leave(folder.path(), link));
            running.administratorLink()
                    .ifPresent(link -> out.println("Sign in once as administrator: " + running.url() + link));
            administrators.forEach(id ->
                    out.println("Sign in once as " + id + ": " + running.url() + running.appointAdministrator(id)));
            running.root()
                    .ifPresent(root ->
                            out.println("Processes of their own come in with: --house " + keeper + " --root " + root));
            out.println("API description: " + running.url() + "/v3/api-docs");
            out.println("Stop with Ctrl-C.");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
