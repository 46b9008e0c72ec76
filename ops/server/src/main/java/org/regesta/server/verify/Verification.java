package org.regesta.server.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.notary.NoteKey;
import org.regesta.engine.notary.Signed;
import org.regesta.engine.viewstore.StoreUnreachable;
import org.regesta.events.Book;

/** Checks a whole data folder that nobody works in. */
public final class Verification {

    /** What a data folder consists of. */
    public enum Part {
        /** Events, indexes, trees, checkpoints. */
        BOOKS,
        /** The keys. */
        VAULT,
        /** Sealed blobs, and whether those are there that events name. */
        EVIDENCE,
        /** Everything in the stores of views and of authentication, byte by byte. */
        STORES,
        /** Messages that were sent. */
        OUTBOX,
        /** Views, and with them the vault they need. */
        VIEWS
    }

    /**
     * What to check and whom to believe.
     *
     * @param logs keys of the logs; of a log that none is given for, the folder's own key is taken
     * @param witnesses keys of witnesses
     * @param kept checkpoints kept elsewhere, as signed notes
     * @param databases where {@code state} and {@code auth} are, if not in the folder: connection strings of MongoDB
     */
    public record Options(
            Path data,
            Set<Part> parts,
            List<NoteKey> logs,
            List<NoteKey> witnesses,
            List<String> kept,
            Map<String, String> databases) {

        /** Everything, with what is in the folder. */
        public static Options on(Path data) {
            return new Options(data, EnumSet.allOf(Part.class), List.of(), List.of(), List.of(), Map.of());
        }

        public Options only(Part first, Part... rest) {
            return new Options(data, EnumSet.of(first, rest), logs, witnesses, kept, databases);
        }

        public Options trusting(List<NoteKey> logKeys, List<NoteKey> witnessKeys, List<String> checkpoints) {
            return new Options(data, parts, logKeys, witnessKeys, checkpoints, databases);
        }

        /** The same of a house that keeps these stores in databases. */
        public Options withDatabases(Map<String, String> byStore) {
            return new Options(data, parts, logs, witnesses, kept, Map.copyOf(byStore));
        }
    }

    /** Tells how far one part has come. */
    @FunctionalInterface
    public interface Progress {
        void at(String part, long done, long of);
    }

    /** It could not be run: no such folder, or somebody works in it. */
    public static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Impossible(String why) {
            super(why);
        }
    }

    private Verification() {}

    /**
     * Keeps the first hundred findings and counts the rest.
     *
     * @throws Impossible when the folder is none, or is in use
     */
    public static Report run(Options options, Progress progress) {
        return run(options, progress, Report.KEPT);
    }

    /**
     * Keeps as many findings as it is told and counts the rest.
     *
     * @throws Impossible when the folder is none, or is in use
     */
    public static Report run(Options options, Progress progress, int findings) {
        if (!Files.isDirectory(options.data().resolve(Book.REGISTRY.text()))) {
            throw new Impossible("there is no data folder at " + options.data());
        }
        Report report = new Report(findings);
        try (FileChannel lock = lock(options.data());
                OpenedVault vault =
                        options.parts().contains(Part.VAULT) ? OpenedVault.of(options.data(), report) : null;
                StoresCopied copied = StoresCopied.of(options.data(), options.databases(), report)) {
            parts(options, vault, copied, report, progress);
            return report;
        } catch (StoreUnreachable silent) {
            throw new Impossible(String.valueOf(silent.getMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void parts(
            Options options, @Nullable OpenedVault vault, StoresCopied copied, Report report, Progress progress)
            throws IOException {
        Path evidence = options.data().resolve("evidence");
        boolean blobs = options.parts().contains(Part.EVIDENCE);
        if (options.parts().contains(Part.BOOKS)) {
            for (Book book : Book.values()) {
                List<BesideEvents> beside = new ArrayList<>();
                if (blobs) {
                    beside.add(new NamedEvidence(evidence, vault, report));
                }
                if (vault != null && book == Book.REGISTRY) {
                    beside.add(new NamedKeys(vault.vault(), report));
                }
                new BookCheck(options, book, beside, report, progress).run();
            }
        }
        if (blobs) {
            new EvidenceCheck(evidence, report, progress).run();
        }
        if (options.parts().contains(Part.STORES)) {
            new StoreCheck(options.data(), copied, report, progress).run();
        }
        if (options.parts().contains(Part.OUTBOX)) {
            OutboxCheck.run(options.data(), vault, report);
        }
        if (options.parts().contains(Part.VIEWS)) {
            new ViewCheck(options.data(), copied, report, progress).run();
        }
    }

    /** Held so that nobody starts on the folder meanwhile; none on a medium that cannot be written. */
    private static @Nullable FileChannel lock(Path data) throws IOException {
        Path file = data.resolve("lock");
        if (!Files.isWritable(file)) {
            return null;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new Impossible("a Regesta is running on " + data + ": stop it, or verify a copy");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /** The key of a log: one that was given for it, or the folder's own. */
    static NoteKey keyOf(Options options, String own) {
        NoteKey written = NoteKey.of(own);
        return options.logs().stream()
                .filter(given -> sameBook(given.name(), written.name()))
                .findFirst()
                .orElse(written);
    }

    private static boolean sameBook(String one, String other) {
        return one.substring(one.lastIndexOf('/') + 1).equals(other.substring(other.lastIndexOf('/') + 1));
    }

    /** Checkpoints kept elsewhere that are of this log, checked like its own. */
    static List<Signed> keptOf(Options options, NoteKey log) {
        return options.kept().stream()
                .filter(note -> note.startsWith(log.name() + "\n"))
                .map(note -> Signed.of(note, log))
                .toList();
    }
}
