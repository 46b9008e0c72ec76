package org.regesta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.regesta.cli.verb.Databases;
import org.regesta.cli.verb.Folder;
import org.regesta.engine.notary.Finding;
import org.regesta.engine.notary.NoteKey;
import org.regesta.server.verify.Report;
import org.regesta.server.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./regesta verify}: recomputes everything from the store, offline, and names what is not as it must be. */
@Command(
        name = "verify",
        description = "recompute everything in a stopped or copied data folder and name what is not as it must be;"
                + " exit status 0: clean, 1: something is wrong, 2: it could not be run")
final class VerifyVerb implements Callable<Integer> {

    @Mixin
    private final Folder folder = new Folder();

    @Mixin
    private final Databases databases = new Databases();

    @Option(names = "--key", paramLabel = "VKEY", description = "a log's key you trust; default: the folder's own")
    private List<String> keys = List.of();

    @Option(names = "--witness", paramLabel = "VKEY", description = "a witness whose cosignatures are checked")
    private List<String> witnesses = List.of();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a checkpoint kept elsewhere, such as a witness's: this folder must agree with it")
    private List<Path> checkpoints = List.of();

    @Override
    public Integer call() throws IOException {
        Map<String, Bar> bars = new HashMap<>();
        try {
            List<String> kept = new ArrayList<>();
            for (Path file : checkpoints) {
                kept.add(Files.readString(file));
            }
            List<NoteKey> logs = keys.stream().map(NoteKey::of).toList();
            List<NoteKey> cosigners = witnesses.stream().map(NoteKey::of).toList();
            Verification.Options options = Verification.Options.on(folder.path())
                    .withDatabases(databases.byStore())
                    .trusting(logs, cosigners, kept);
            Report report = Verification.run(options, (part, done, of) -> bars.computeIfAbsent(part, Bar::of)
                    .at(done, of));
            return print(report);
        } catch (Verification.Impossible | IllegalArgumentException cannot) {
            System.err.println("regesta: " + cannot.getMessage());
            return 2;
        } finally {
            bars.values().forEach(Bar::close);
        }
    }

    private static int print(Report report) {
        report.done().forEach(line -> System.out.println("checked      " + line));
        report.notDone().forEach(line -> System.out.println("not checked  " + line));
        for (Finding finding : report.findings()) {
            System.out.println("WRONG        " + finding);
        }
        System.out.println(report.clean() ? "Clean." : report.count() + " found, the first first.");
        return report.clean() ? 0 : 1;
    }
}
