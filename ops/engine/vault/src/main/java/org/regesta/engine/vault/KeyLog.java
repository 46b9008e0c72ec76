package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.regesta.engine.vault.KeyEntry.Held;

/**
 * The vault's own log, {@value #FILE}: what happened to keys is appended, a synced frame for each commit; a wrapped key
 * that was shredded is overwritten in its place. Nothing else in it ever changes. Its ring is level with it.
 */
final class KeyLog implements Closeable {

    static final String FILE = "keys.log";

    /** No frame's payload and no frame's keys are larger. */
    static final int MAX_FRAME_BYTES = 1 << 24;

    private static final String UNFINISHED = "keys.log.new";

    /** So many keys are overwritten before the disk is told to sync. */
    private static final int WIPED_TOGETHER = 10_000;

    private final LogHeader header;
    private final Frames frames;
    private final Disk.Appender file;
    private final KeyRing ring;
    private final RingFold fold;
    private long length;

    private KeyLog(LogHeader header, Disk.Appender file, long length, KeyRing ring) {
        this.header = header;
        this.frames = new Frames(header.logKey());
        this.file = file;
        this.length = length;
        this.ring = ring;
        this.fold = new RingFold(ring);
    }

    /**
     * Opens the log, or makes it where there is none, and brings its ring level with it. A torn tail is cut off, and
     * what a shredding left undone is done.
     *
     * @param shortest logs up to which length are read whole at each start
     * @throws VaultRefused when it is damaged before its end, or not wrapped by this house key
     */
    static KeyLog open(Disk disk, HouseKey house, long shortest) throws IOException {
        disk.delete(UNFINISHED);
        if (!disk.has(FILE)) {
            make(disk, LogHeader.first(house));
        }
        LogStart.Ready ready = LogStart.of(disk, house, shortest);
        try {
            Disk.Appender file = disk.append(FILE);
            if (file.length() > ready.soundBytes()) {
                file.cutTo(ready.soundBytes());
                file.sync();
            }
            KeyLog log = new KeyLog(ready.header(), file, ready.soundBytes(), ready.ring());
            log.wipeShredded();
            return log;
        } catch (IOException | RuntimeException failed) {
            ready.ring().close();
            throw failed;
        }
    }

    /** The same vault's log begun anew under another house key, beside this one until {@link #takePlace}. */
    KeyLog successor(Disk disk, HouseKey next) throws IOException {
        LogHeader renewed = header.wrappedBy(next);
        byte[] first = new Frames(renewed.logKey()).header(renewed);
        disk.delete(UNFINISHED);
        Disk.Appender unfinished = disk.create(UNFINISHED);
        unfinished.write(first);
        KeyRing rings = ring.successor(UNFINISHED, renewed.identity());
        KeyLog log = new KeyLog(renewed, unfinished, first.length, rings);
        log.take(Frames.standing(0, first, List.of()));
        return log;
    }

    /** Stands in the place of the log before it; durable when it returns. */
    void takePlace(Disk disk, long carried) throws IOException {
        append(List.of(new KeyRecord.Carried(carried)));
        disk.rename(UNFINISHED, FILE);
        disk.syncFolder();
    }

    /** Lets go of a successor that came to nothing. */
    void abandon(Disk disk) throws IOException {
        try (Disk.Appender unfinished = file) {
            disk.delete(UNFINISHED);
        } finally {
            ring.destroy();
        }
    }

    /** Lets go of a log whose place another has taken. */
    void retire() throws IOException {
        try (Disk.Appender replaced = file) {
            ring.destroy();
        }
    }

    /** As {@link #append}, durable with the next synced frame alone. */
    void write(List<KeyRecord> records) throws IOException {
        byte[] frame = frames.frame(length, records);
        file.write(frame);
        Frame standing = Frames.standing(length, frame, records);
        length += frame.length;
        take(standing);
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
     * Appends as one frame; durable when it returns, and on the ring.
     *
     * @throws NotWritten when the disk took nothing of it: the log stands as before
     * @throws IOException when it is unknown what the disk holds
     */
    void append(List<KeyRecord> records) throws IOException {
        byte[] frame = frames.frame(length, records);
        try {
            file.write(frame);
        } catch (IOException failed) {
            file.cutTo(length);
            file.sync();
            throw new NotWritten(failed);
        }
        file.sync();
        Frame standing = Frames.standing(length, frame, records);
        length += frame.length;
        take(standing);
    }

    private void take(Frame frame) throws IOException {
        fold.take(frame);
        ring.entries().write();
    }

    /** Overwrites the wrappings of keys whose tombstones stand; durable when it returns. */
    void wipeShredded() throws IOException {
        List<String> names = someToWipe();
        while (!names.isEmpty()) {
            for (String name : names) {
                if (KeyEntry.of(ring.entries().get(RingEntries.TO_WIPE + name)) instanceof Held held) {
                    file.wipe(held.at(), held.length());
                }
            }
            file.sync();
            names.forEach(name -> ring.entries().remove(RingEntries.TO_WIPE + name));
            ring.entries().write();
            names = someToWipe();
        }
    }

    private List<String> someToWipe() throws IOException {
        List<String> names = new ArrayList<>();
        try (KeyIndex.Walk left = ring.entries().walk(RingEntries.TO_WIPE)) {
            while (names.size() < WIPED_TOGETHER && left.hasNext()) {
                names.add(left.next());
            }
        }
        return names;
    }

    /** The disk took nothing of a write, and the log stands as before. */
    static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1L;

        NotWritten(IOException cause) {
            super("not written", cause);
        }
    }

    KeyRing ring() {
        return ring;
    }

    /** How many keys, links and shreddings this vault has acknowledged in its life. */
    long changes() {
        return ring.state().changes();
    }

    long length() {
        return length;
    }

    String vaultId() {
        return header.vaultId();
    }

    /** Says first that this is the end, so that damage to what stands before is never taken for a torn tail. */
    void closeInOrder() throws IOException {
        try (KeyLog last = this) {
            byte[] frame = last.frames.frame(length, List.of(new KeyRecord.Closed()));
            file.write(frame);
            file.sync();
            take(Frames.standing(length, frame, List.of(new KeyRecord.Closed())));
            ring.entries().settle();
        }
    }

    @Override
    public void close() throws IOException {
        try (Disk.Appender closing = file) {
            ring.close();
        }
    }
}
