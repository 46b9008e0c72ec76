package org.regesta.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.regesta.cli.verb.Engines;
import org.regesta.cli.verb.Failed;
import org.regesta.cli.verb.Folder;
import org.regesta.server.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./regesta demo}: starts everything, tells the story of the first residents, and stays up. */
@Command(name = "demo", description = "start everything, tell the story of the first residents, stay up")
public final class DemoVerb implements Callable<Integer> {

    private static final long SEED = 20_261_121L;

    @Mixin
    private final Folder folder = new Folder();

    @Option(names = "--exit", description = "end when the story is told")
    private boolean exit;

    @Option(names = "--port", paramLabel = "PORT", description = "HTTP port on loopback; default: ${DEFAULT-VALUE}")
    private int port = Options.DEFAULT_PORT;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "another N makes other residents; default: ${DEFAULT-VALUE}")
    private long seed = SEED;

    @Mixin
    private final Engines engines = new Engines();

    @Override
    public Integer call() throws Exception {
        Path data = emptied();
        Options options = engines.on(Options.on(data).withPort(port).withReadableOutbox());
        Story story = new Story(System.out);
        try (Demo demo = new Demo(options, story, Clock.systemUTC(), seed)) {
            demo.tell();
            story.table();
            demo.addresses();
            if (!exit) {
                story.say("Stop with Ctrl-C.");
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    /** The default folder is the demo's own and is emptied; one that was given must be empty already. */
    private Path emptied() throws IOException {
        Path data = folder.path();
        if (!Files.isDirectory(data)) {
            return data;
        }
        try (Stream<Path> inside = Files.list(data)) {
            if (inside.findAny().isEmpty()) {
                return data;
            }
        }
        if (folder.given().isPresent()) {
            throw new Failed(data + " is not empty: the demo wipes nothing but its own default folder");
        }
        Folder.wipe(data);
        return data;
    }
}
