package org.regesta.engine.notary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notary of one book: follows its leaves, keeps the tiles, signs the root. Before it signs it reads the leaves a
 * second time and the tiles back from the disk, and compares. One thread calls {@link #round}; any may ask.
 */
public final class BookNotary {

    /** Leaves per checkpoint while it catches up. */
    static final int BATCH = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(BookNotary.class);
    private static final long QUIET_SECONDS = 60;
    private static final int TRIES = 2;

    private final Leaves leaves;
    private final NoteSigner signer;
    private final Clock clock;
    private final LogFiles files;
    private final CheckpointHistory history;
    private final Alarms alarms;
    private @Nullable Tree tree;
    private volatile @Nullable Signed signed;
    private int failed;

    /**
     * @param folder of this log alone, made if missing
     * @param signer under the log's origin as its name
     */
    public BookNotary(Path folder, Leaves leaves, NoteSigner signer, Clock clock) {
        this(new FolderDisk(folder.toAbsolutePath().normalize()), leaves, signer, clock);
    }

    BookNotary(Disk disk, Leaves leaves, NoteSigner signer, Clock clock) {
        this.leaves = leaves;
        this.signer = signer;
        this.clock = clock;
        this.files = new LogFiles(disk);
        this.history = new CheckpointHistory(disk);
        try {
            this.alarms = new Alarms(files);
            this.signed = lastSigned();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private @Nullable Signed lastSigned() throws IOException {
        try {
            Optional<String> written = files.text(LogFiles.CHECKPOINT);
            return written.isPresent() ? Signed.of(written.get(), key()) : null;
        } catch (IllegalArgumentException notOurs) {
            raise(Alarm.Kind.CHECKPOINT_DAMAGED, String.valueOf(notOurs.getMessage()));
            return null;
        }
    }

    /**
     * Takes in what is new, a batch at most, and signs if there was something or a minute has passed.
     *
     * @return how many leaves are still to come
     */
    public synchronized long round() {
        if (alarms.standing().isPresent()) {
            return 0;
        }
        try {
            long to = leaves.count();
            Tree growing = tree == null ? open() : tree;
            tree = growing;
            if (to < growing.size()) {
                raise(Alarm.Kind.LEDGER_SHORTER, "signed were " + growing.size() + " events, the book has " + to);
            } else if (to > growing.size()) {
                take(growing, (int) Math.min(BATCH, to - growing.size()));
            } else if (signed == null || now() - signed.seconds() >= QUIET_SECONDS) {
                sign(growing, growing.size());
            }
            failed = 0;
            return alarms.standing().isPresent() ? 0 : Math.max(0, to - growing.size());
        } catch (Tiles.Differs | LogFiles.Missing | IOException trouble) {
            again(trouble);
            return 0;
        }
    }

    /** A flipped bit in memory heals by beginning anew from the disk; what happens twice is not one. */
    private void again(Exception trouble) {
        tree = null;
        failed++;
        LOG.warn("the notary of {} could not go on, try {}: {}", key().name(), failed, trouble.getMessage());
        if (failed >= TRIES && !(trouble instanceof IOException)) {
            failed = 0;
            Alarm.Kind kind = trouble instanceof Tiles.Differs differs ? differs.kind : Alarm.Kind.TILES_DAMAGED;
            raise(kind, String.valueOf(trouble.getMessage()));
        }
    }

    private Tree open() throws IOException {
        Signed last = signed;
        files.put(LogFiles.KEY, key().vkey() + "\n");
        if (last == null) {
            return new Tree();
        }
        Tree known = Tiles.open(files, last.checkpoint());
        if (leaves.count() >= known.size()) {
            Tiles.compare(files, leaves, Math.max(0, known.size() - 1), known.size());
        }
        if (history.at(Instant.ofEpochSecond(last.seconds()), key())
                .filter(kept -> kept.note().text().equals(last.note().text()))
                .isEmpty()) {
            history.add(last); // the last stop came between the two
        }
        return known;
    }

    private void take(Tree growing, int most) throws IOException {
        long before = growing.size();
        Map<String, byte[]> read = Tiles.grow(files, leaves, growing, most);
        Tiles.compare(tile -> Objects.requireNonNull(read.get(tile.path())), leaves, before, growing.size());
        sign(growing, before);
    }

    private void sign(Tree of, long before) throws IOException {
        Signed last = signed;
        Signed next = Signed.by(signer, of.size(), of.root(), Math.max(now(), last == null ? 0 : last.seconds()));
        files.put(LogFiles.CHECKPOINT, next.note().written());
        signed = next;
        history.add(next);
        files.dropPartials(before, of.size());
    }

    private long now() {
        return Math.floorDiv(clock.millis(), 1000L);
    }

    /** Keeps what a witness added to a checkpoint of this log. */
    public synchronized void cosigned(Note note, List<Note.Signature> by) throws IOException {
        Signed last = signed;
        Note on = last != null && last.note().text().equals(note.text()) ? last.note() : note;
        Signed kept = Signed.of(on.with(by).written(), key());
        if (last != null && on == last.note()) {
            files.put(LogFiles.CHECKPOINT, kept.note().written());
            signed = kept;
        }
        history.add(kept);
    }

    /** Raises an alarm; the first one stands. */
    public void raise(Alarm.Kind kind, String detail) {
        alarms.raise(new Alarm(kind, clock.millis(), detail), key().name());
    }

    /**
     * Clears the alarm; it comes back while its cause lasts.
     *
     * @param by the officer
     * @throws Refusal {@link NotaryRefusal#NO_ALARM}
     */
    public synchronized void clear(String by, String reason) {
        alarms.clear(by, reason, clock.millis());
        try {
            signed = lastSigned();
            tree = null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<Alarm> alarm() {
        return alarms.standing();
    }

    /** The key that verifies this log's checkpoints. */
    public NoteKey key() {
        return signer.key();
    }

    /** The newest checkpoint; {@link NotaryRefusal#NOTHING_SIGNED} before the first. */
    public Signed signed() {
        Signed last = signed;
        if (last == null) {
            throw new Refusal(NotaryRefusal.NOTHING_SIGNED);
        }
        return last;
    }

    /** The newest checkpoint signed at or before a moment, to the second. */
    public Optional<Signed> signedAt(Instant moment) {
        try {
            return history.at(moment, key());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The newest checkpoint, if anything was signed. */
    public Optional<Signed> newest() {
        return Optional.ofNullable(signed);
    }

    /** How many leaves the book has that are not signed yet. */
    public long behind() {
        Signed last = signed;
        return Math.max(
                0, leaves.count() - (last == null ? 0 : last.checkpoint().size()));
    }

    /** What is served of this log. */
    public Served served() {
        return served(signed());
    }

    /** What is served of this log as of a checkpoint of it. */
    public Served served(Signed asOf) {
        return new Served(asOf.checkpoint(), files, leaves);
    }
}
