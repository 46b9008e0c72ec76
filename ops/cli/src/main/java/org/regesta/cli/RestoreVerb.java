package org.regesta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Databases;
import org.regesta.cli.verb.Folder;
import org.regesta.cli.verb.NotUnderstood;
import org.regesta.engine.backup.Restore;
import org.regesta.server.Options;
import org.regesta.server.backup.RestoreTo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./regesta restore}: a house from a backup and its keys, as it was then or at an instant before. */
@Command(name = "restore", description = "make a house from a backup and its keys, whole or as of an instant")
final class RestoreVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final Folder folder = new Folder();

    @Mixin
    private final Databases databases = new Databases();

    @Parameters(paramLabel = "BACKUP", description = "the folder that ./regesta backup wrote")
    private @Nullable Path backup;

    @Option(names = "--keys", paramLabel = "DIR", required = true, description = "the folder of its keys")
    private @Nullable Path keys;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "leave out what was recorded later, such as 2027-03-01T12:00:00Z")
    private @Nullable String at;

    @Option(
            names = "--shredded",
            paramLabel = "FILE",
            description = "a newer backup, whose keys that were destroyed are destroyed again; or a file with their"
                    + " names, a line each")
    private @Nullable Path shredded;

    @Override
    public Integer call() throws IOException {
        long began = System.nanoTime();
        Restore.Result result;
        try (Steps steps = new Steps()) {
            result = RestoreTo.house(
                    databases.on(Options.on(folder.path())),
                    Given.path(backup),
                    Given.path(keys),
                    instant(),
                    shreddedSince(),
                    steps::at);
        }
        System.out.printf(
                "restored %d events of the registry and %d of the access book, %d pieces of evidence, %d keys destroyed"
                        + " again, in %.1f s%n",
                result.heads().getOrDefault("registry", -1L) + 1,
                result.heads().getOrDefault("access", -1L) + 1,
                result.blobs(),
                result.shredded(),
                (System.nanoTime() - began) / 1e9);
        System.out.printf(
                "as signed: the first %d events of the registry and the first %d of the access book%n",
                result.signed().get("registry"), result.signed().get("access"));
        result.lost().forEach(name -> System.out.println("LOST before the backup was taken: the evidence " + name));
        return 0;
    }

    private Optional<Instant> instant() {
        try {
            return Optional.ofNullable(at).map(Instant::parse);
        } catch (DateTimeParseException wrong) {
            throw NotUnderstood.because(spec, "--at takes an instant in UTC, such as 2027-03-01T12:00:00Z");
        }
    }

    private Set<String> shreddedSince() throws IOException {
        if (shredded == null) {
            return Set.of();
        }
        return Files.isDirectory(shredded) ? Restore.shreddedIn(shredded) : new TreeSet<>(Files.readAllLines(shredded));
    }
}
