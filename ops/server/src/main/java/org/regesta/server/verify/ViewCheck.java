package org.regesta.server.verify;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import org.regesta.engine.notary.Finding;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.server.delivery.Replay;

/**
 * Every document of every view against what the events make. It works on a copy, in which files that are never changed
 * in place are links, and which a house at rest opens: so the vault's log is checked too, and nothing is written here.
 */
final class ViewCheck {

    private static final Set<String> LEFT_OUT = Set.of("logs", "reports", "lock", "notary");

    private final Path data;
    private final StoresCopied copied;
    private final Report report;
    private final Verification.Progress progress;

    ViewCheck(Path data, StoresCopied copied, Report report, Verification.Progress progress) {
        this.data = data.toAbsolutePath().normalize();
        this.copied = copied;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException {
        Optional<String> lacking = OpenedVault.lacking(data);
        if (lacking.isPresent()) {
            report.notDone("views: they hold what the vault's keys seal and index, and " + lacking.get());
            return;
        }
        try (Scratch scratch = Scratch.beside(data)) {
            copy(scratch.folder());
            copied.putIn(scratch.folder());
            compare(scratch.folder());
        }
    }

    private void compare(Path copy) {
        try (RegestaServer.Instance resting =
                RegestaServer.start(Options.on(copy).withPort(0).atRest())) {
            Replay replay = resting.part(Replay.class);
            for (String view : replay.views()) {
                if (Files.notExists(data.resolve(replay.database(view))) && !copied.has(replay.database(view))) {
                    report.notDone("view " + view + ": " + StoresCopied.LACKING);
                    continue;
                }
                ComparedView compared = new ComparedView(view, report);
                long documents = replay.compare(view, (done, of) -> progress.at(view, done, of), compared);
                compared.end(documents);
            }
        } catch (
                RuntimeException damaged) { // isolation boundary: whatever a damaged file makes of a start is a finding
            report.find(new Finding("views", "a house that opens, to compare them", words(damaged)));
        }
    }

    private static String words(Throwable damaged) {
        Throwable cause = damaged;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private void copy(Path to) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(data.relativize(folder).toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(data.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(data.relativize(file).toString());
                if (!file.endsWith("lock") && !linked(file, target)) {
                    Files.copy(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Tables of RocksDB and blobs are written once. */
    private boolean linked(Path file, Path target) {
        boolean fixed = file.toString().endsWith(".sst") || file.startsWith(data.resolve("evidence"));
        try {
            return fixed && Files.createLink(target, file) != null;
        } catch (IOException | UnsupportedOperationException anotherDisk) {
            return false;
        }
    }
}
