package org.regesta.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.regesta.cli.verb.Databases;
import org.regesta.cli.verb.Folder;
import org.regesta.engine.backup.Backup;
import org.regesta.server.Options;
import org.regesta.server.backup.BackupOf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./regesta backup}: copies a house, running or not, its keys into a folder of their own. */
@Command(
        name = "backup",
        description = "copy both books, the evidence and, apart from them, the keys; a second time only what is new")
final class BackupVerb implements Callable<Integer> {

    @Mixin
    private final Folder folder = new Folder();

    @Mixin
    private final Databases databases = new Databases();

    @Parameters(paramLabel = "DIR", description = "where to: an empty folder, or one with an earlier backup")
    private @Nullable Path to;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            required = true,
            description = "where the keys go: another folder, kept as safe as the house's own")
    private @Nullable Path keys;

    @Override
    public Integer call() {
        Path target = Given.path(to);
        Path keyFolder = Given.path(keys);
        Backup.Result result;
        try (Steps steps = new Steps()) {
            result = BackupOf.of(databases.on(Options.on(folder.path())), target, keyFolder, steps::at);
        }
        System.out.printf(
                "%d new events and %d new pieces of evidence, %.1f MB; now up to registry %d and access %d%n",
                result.newEvents(),
                result.newBlobs(),
                result.newBytes() / 1e6,
                result.heads().get("registry"),
                result.heads().get("access"));
        System.out.println("keys in " + keyFolder + ": who has both folders can read every person; keep them apart");
        result.lost().forEach(name -> System.out.println("LOST: the house no longer has the evidence " + name));
        return result.lost().isEmpty() ? 0 : 1;
    }
}
