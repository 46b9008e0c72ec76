package org.regesta.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.NotUnderstood;
import org.regesta.server.process.AuthProcess;
import org.regesta.server.process.OwnPair;
import org.regesta.server.process.ProcessOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./regesta auth}: authentication as a process of its own, beside a house or on another machine. */
@Command(
        name = "auth",
        description = "answer partners in a process of its own, which works for a house that was started with --keeper;"
                + " prints at its start the key to register there")
final class AuthVerb implements Callable<Integer> {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "its own folder, never a house's")
    private Path folder = Path.of("auth");

    @Option(
            names = "--house",
            paramLabel = "HOST:PORT",
            required = true,
            description = "where the house lets processes of their own in, as ./regesta up --keeper says")
    private String house = "";

    @Option(
            names = "--root",
            paramLabel = "SHA256",
            required = true,
            description = "the fingerprint of the house's root certificate, as ./regesta up --keeper prints it")
    private String root = "";

    @Option(
            names = "--client",
            paramLabel = "ID",
            defaultValue = "auth-1",
            description = "the id by which the house has registered it; default: auth-1")
    private String client = "auth-1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8091",
            description = "HTTP port on loopback;" + " default: 8091")
    private int port = 8091;

    @Option(
            names = "--auth-mongo",
            paramLabel = "URI",
            description = "what it knows is in this MongoDB, a database of its own; default: in its folder")
    private @Nullable String authMongo;

    @Override
    public Integer call() throws InterruptedException {
        if (!FINGERPRINT.matcher(root).matches()) {
            throw NotUnderstood.because(spec, "--root takes a SHA-256 in lower-case hex: 64 digits");
        }
        ProcessOptions options = new ProcessOptions(
                folder,
                Addresses.of(spec, "--house", house),
                root,
                client,
                "127.0.0.1",
                port,
                Optional.ofNullable(authMongo));
        try (AuthProcess.Instance running = AuthProcess.start(options, Clock.systemUTC(), this::introduce)) {
            System.out.println("Authentication is up on " + running.url() + ", data in "
                    + folder.toAbsolutePath().normalize());
            System.out.println("Stop with Ctrl-C.");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void introduce(OwnPair own) {
        PrintStream out = System.out;
        out.println("An administrator of the house registers this process once: POST /v1/clients with");
        out.println("    {\"id\": \"" + client + "\", \"roles\": [\"AUTHENTICATION_PROCESS\"], \"publicJwk\": "
                + own.publicJwk() + "}");
    }
}
