package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vault's own log: {@value #FILE}. Its first frame says whose it is, then come records, a commit to a frame. Each
 * frame is synced before the next is written, so only the last can be torn.
 */
final class KeyLog implements Closeable {

    static final String FILE = "keys.log";
    private static final String UNFINISHED = "keys.log.new";

    /** So many bytes of records end a frame; a torn one is never larger than this and one record. */
    static final int FRAME_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(KeyLog.class);

    private final Disk disk;
    private final HouseKey house;
    private LogHeader header;
    private Frames frames;
    private Disk.Appender file;
    private long length;
    private long appended;

    private KeyLog(Disk disk, HouseKey house, LogHeader header, Disk.Appender file, LogReader.Found found) {
        this.disk = disk;
        this.house = house;
        this.header = header;
        this.frames = header.frames();
        this.file = file;
        this.length = found.soundBytes();
        this.appended = found.records() - header.snapshot();
    }

    /**
     * Opens the log, or makes it where there is none, and hands over its records. A torn tail is cut off.
     *
     * @throws VaultRefused when it is damaged before its end, or not wrapped by this house key
     */
    static KeyLog open(Disk disk, HouseKey house, Consumer<KeyRecord> to) throws IOException {
        disk.delete(UNFINISHED);
        if (!disk.has(FILE)) {
            writeNew(disk, LogHeader.first(house), List.of()).close();
        }
        LogReader.Found found = LogReader.read(disk, FILE, house, (record, end) -> to.accept(record));
        Disk.Appender file = disk.append(FILE);
        if (file.length() > found.soundBytes()) {
            file.cutTo(found.soundBytes());
            file.sync();
        }
        return new KeyLog(disk, house, found.header(), file, found);
    }

    /**
     * Appends as one frame; durable when it returns.
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
        length += frame.length;
        appended += records.size();
    }

    /**
     * Writes the log anew without the dying keys, so that afterwards they are in no file.
     *
     * @throws NotWritten when the new log could not be written: the old one stands
     * @throws IOException when it is unknown which of them a restart will find
     */
    void rewrite(KeyRing ring, Set<String> dying) throws IOException {
        List<KeyRecord> snapshot = new ArrayList<>();
        ring.eachWithout(dying, snapshot::add);
        LogHeader next = header.next(house, changes() + dying.size(), snapshot.size());
        List<Long> copies = wrappingsOf(dying);
        Disk.Appender old = file;
        file = writeNew(disk, next, snapshot);
        header = next;
        frames = next.frames();
        length = file.length();
        appended = 0;
        wipe(old, copies);
    }

    private List<Long> wrappingsOf(Set<String> keyRefs) throws IOException {
        List<Long> offsets = new ArrayList<>();
        LogReader.read(disk, FILE, house, (record, end) -> {
            if (record instanceof KeyRecord.KeyMade made && keyRefs.contains(made.keyRef())) {
                offsets.add(end - made.wrapped().length);
            }
        });
        return offsets;
    }

    /** The old file has no name any more, but its blocks may stand on the disk until they are used again. */
    private static void wipe(Disk.Appender old, List<Long> wrappings) {
        try (old) {
            for (long at : wrappings) {
                old.wipe(at, AesHouseKey.WRAPPED_BYTES);
            }
            old.sync();
        } catch (IOException failed) {
            LOG.warn("A key was destroyed, but its old place on the disk could not be overwritten", failed);
        }
    }

    private static Disk.Appender writeNew(Disk disk, LogHeader header, List<KeyRecord> snapshot) throws IOException {
        Disk.Appender file = disk.create(UNFINISHED);
        try {
            writeAll(file, header, snapshot);
        } catch (IOException failed) {
            file.close();
            disk.delete(UNFINISHED);
            throw new NotWritten(failed);
        }
        disk.rename(UNFINISHED, FILE);
        disk.syncFolder();
        return file;
    }

    private static void writeAll(Disk.Appender file, LogHeader header, List<KeyRecord> snapshot) throws IOException {
        Frames frames = header.frames();
        byte[] first = frames.header(header);
        file.write(first);
        long at = first.length;
        for (List<KeyRecord> part : Frames.parts(snapshot, FRAME_BYTES)) {
            byte[] frame = frames.frame(at, part);
            file.write(frame);
            at += frame.length;
        }
        file.sync();
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
        return header.changes() + appended;
    }

    String vaultId() {
        return header.vaultId();
    }

    /** Says first that this is the end, so that damage to what stands before is never taken for a torn tail. */
    void closeInOrder() throws IOException {
        byte[] frame = frames.frame(length, List.of(new KeyRecord.Closed()));
        try (Disk.Appender last = file) {
            last.write(frame);
            last.sync();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
