package org.regesta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.regesta.engine.notary.NoteKey;
import org.regesta.engine.notary.NoteSigner;
import org.regesta.engine.notary.Witness;
import org.regesta.engine.notary.WitnessServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./regesta witness}: a small process of its own, best on a machine and with a keeper of its own. */
@Command(
        name = "witness",
        description = "cosign checkpoints of logs that only grow (C2SP tlog-witness); keeps its key and the last"
                + " checkpoint of each log, nothing else")
final class WitnessVerb implements Callable<Integer> {

    private static final String KEY = "witness.key";

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "its own folder, never a house's")
    private Path folder = Path.of("witness");

    @Option(names = "--port", paramLabel = "PORT", description = "HTTP port on loopback; default: 8090")
    private int port = 8090;

    @Option(names = "--name", paramLabel = "NAME", description = "its name; default: regesta-witness")
    private String name = "regesta-witness";

    @Option(
            names = "--log",
            paramLabel = "VKEY",
            required = true,
            description = "the key of a log it witnesses: GET /v1/log/{book}/key, or the log's file 'key'")
    private List<String> logs = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        NoteSigner signer = new NoteSigner(name, seed());
        List<NoteKey> known = logs.stream().map(NoteKey::of).toList();
        try (WitnessServer server = WitnessServer.start(new Witness(folder, signer, known, Clock.systemUTC()), port)) {
            System.out.println("Witness " + name + " is up. Start the house with:");
            System.out.println(
                    "    --witness \"" + server.url() + " " + signer.key().cosignerVkey() + "\"");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** Its key, made at the first start, readable by its owner alone. */
    private byte[] seed() throws IOException {
        Path file = folder.resolve(KEY);
        Files.createDirectories(folder);
        if (!Files.exists(file)) {
            byte[] seed = new byte[32];
            new SecureRandom().nextBytes(seed);
            Path aside = folder.resolve(KEY + ".new");
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(aside, seed);
            Files.move(aside, file);
        }
        return Files.readAllBytes(file);
    }
}
