package org.regesta.cli.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.regesta.auth.person.People;
import org.regesta.cli.verb.Failed;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Positions;
import org.regesta.server.RegestaServer;

/** How long after a lock was acknowledged authentication heeds it: what a person who has just been robbed waits. */
final class LockLag {

    private static final int LOCKS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Attribution BY =
            new Attribution("bench-locks", "RULE", new Authority.Rule("bench-locks", "1", "operator"));

    private final Commands commands;
    private final Positions positions;

    private LockLag(RegestaServer.Instance server) {
        commands = server.part(Commands.class);
        positions = server.part(Positions.class);
    }

    /** Locks a factor of the first of the seeded people, one after the other; nobody asks anything meanwhile. */
    static void measure(RegestaServer.Instance server, long seed, Map<String, Double> figures, PrintStream out) {
        LockLag lag = new LockLag(server);
        double[] millis = new double[LOCKS];
        for (int each = 0; each < LOCKS; each++) {
            millis[each] = lag.lock(Population.subject(seed, each));
        }
        Arrays.sort(millis);
        double p50 = millis[LOCKS / 2];
        double p99 = millis[LOCKS - 1 - LOCKS / 100];
        figures.put("lockHeededP50Ms", p50);
        figures.put("lockHeededP99Ms", p99);
        out.printf(Locale.ROOT, "a lock, acknowledged, is heeded after: p50 %.1f ms, p99 %.1f ms%n", p50, p99);
    }

    private double lock(String subject) {
        Commands.Done done = commands.send(
                new IdentityCommand.LockFactor(subject, Factor.IRIS),
                BY.with(Meta.SUBJECT, subject).with(Meta.COMMAND_ID, "bench-lock:" + subject));
        long began = System.nanoTime();
        long position = Long.parseLong(done.position().substring(done.position().indexOf(':') + 1));
        if (!positions.await(People.VIEW, Book.REGISTRY, position, PATIENCE)) {
            throw new Failed("a lock was not heeded within " + PATIENCE);
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
