package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.regesta.engine.vault.KeyRecord.Placed;
import org.regesta.engine.vault.KeyRing.Held;

/**
 * The vault's own log, {@value #FILE}: what happened to keys is appended, a synced frame for each commit; a wrapped key
 * that was shredded is overwritten in its place. Nothing else in it ever changes.
 */
final class KeyLog implements Closeable {

    static final String FILE = "keys.log";

    /** No frame's payload and no frame's keys are larger. */
    static final int MAX_FRAME_BYTES = 1 << 24;

    private static final String UNFINISHED = "keys.log.new";

    private final LogHeader header;
    private final Frames frames;
    private final Disk.Appender file;
    private long length;
    private long changes;

    private KeyLog(LogHeader header, Disk.Appender file, long length, long changes) {
        this.header = header;
        this.frames = new Frames(header.logKey());
        this.file = file;
        this.length = length;
        this.changes = changes;
    }

    /**
     * Opens the log, or makes it where there is none, and folds it into a ring. A torn tail is cut off, and what a
     * shredding left undone is done.
     *
     * @throws VaultRefused when it is damaged before its end, or not wrapped by this house key
     */
    static KeyLog open(Disk disk, HouseKey house, KeyRing ring) throws IOException {
        disk.delete(UNFINISHED);
        if (!disk.has(FILE)) {
            make(disk, LogHeader.first(house));
        }
        LogFold fold = new LogFold(ring);
        LogReader.Found found = LogReader.read(disk, FILE, house, fold::take);
        fold.refuseDamagedKeys();
        Disk.Appender file = disk.append(FILE);
        if (file.length() > found.soundBytes()) {
            file.cutTo(found.soundBytes());
            file.sync();
        }
        KeyLog log = new KeyLog(found.header(), file, found.soundBytes(), fold.changes());
        log.wipe(fold.leftovers());
        return log;
    }

    /** The same vault's log begun anew under another house key, beside this one until {@link #takePlace}. */
    KeyLog successor(Disk disk, HouseKey next) throws IOException {
        LogHeader renewed = header.wrappedBy(next);
        byte[] first = new Frames(renewed.logKey()).header(renewed);
        disk.delete(UNFINISHED);
        Disk.Appender unfinished = disk.create(UNFINISHED);
        unfinished.write(first);
        return new KeyLog(renewed, unfinished, first.length, 0);
    }

    /** Stands in the place of the log before it; durable when it returns. */
    void takePlace(Disk disk, long carried) throws IOException {
        append(List.of(new KeyRecord.Carried(carried)));
        disk.rename(UNFINISHED, FILE);
        disk.syncFolder();
        changes = carried;
    }

    /** Lets go of a successor that came to nothing. */
    void abandon(Disk disk) throws IOException {
        try (Disk.Appender unfinished = file) {
            disk.delete(UNFINISHED);
        }
    }

    /** As {@link #append}, durable with the next synced frame alone. */
    List<Placed> write(List<KeyRecord> records) throws IOException {
        byte[] frame = frames.frame(length, records);
        file.write(frame);
        length += frame.length;
        return Frames.placed(records, length);
    }

    private static void make(Disk disk, LogHeader header) throws IOException {
        try (Disk.Appender file = disk.create(UNFINISHED)) {
            file.write(new Frames(header.logKey()).header(header));
            file.sync();
        }
        disk.rename(UNFINISHED, FILE);
        disk.syncFolder();
    }

    /**
     * Appends as one frame; durable when it returns.
     *
     * @return the records with their places
     * @throws NotWritten when the disk took nothing of it: the log stands as before
     * @throws IOException when it is unknown what the disk holds
     */
    List<Placed> append(List<KeyRecord> records) throws IOException {
        byte[] frame = frames.frame(length, records);
        try {
            file.write(frame);
        } catch (IOException failed) {
            file.cutTo(length);
            file.sync();
            throw new NotWritten(failed);
        }
        file.sync();
        List<Placed> placed = Frames.placed(records, length + frame.length);
        length += frame.length;
        changes += records.size();
        return placed;
    }

    /** Overwrites wrapped keys; durable when it returns. */
    void wipe(List<Held> keys) throws IOException {
        for (Held key : keys) {
            file.wipe(key.at(), key.wrapped().length);
        }
        if (!keys.isEmpty()) {
            file.sync();
        }
    }

    /** The disk took nothing of a write, and the log stands as before. */
    static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1L;

        NotWritten(IOException cause) {
            super("not written", cause);
        }
    }

    /** How many keys, links and shreddings this vault has acknowledged in its life. */
    long changes() {
        return changes;
    }

    long length() {
        return length;
    }

    String vaultId() {
        return header.vaultId();
    }

    /** Says first that this is the end, so that damage to what stands before is never taken for a torn tail. */
    void closeInOrder() throws IOException {
        try (Disk.Appender last = file) {
            last.write(frames.frame(length, List.of(new KeyRecord.Closed())));
            last.sync();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
