package org.regesta.engine.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.regesta.events.Book;
import org.regesta.ports.WriteAheadLog;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** A book of a stopped or copied folder, for checking it: nothing is written, and nothing is mended on the way. */
public final class StoppedBook implements AutoCloseable {

    private static final int READAHEAD = 2 * 1024 * 1024;

    final RocksFiles files;

    private final Readable readable;
    private final Optional<String> damage;

    private StoppedBook(RocksFiles files, Readable readable, Optional<String> damage) {
        this.files = files;
        this.readable = readable;
        this.damage = damage;
    }

    /**
     * Opens it.
     *
     * @param folder of the book
     * @throws EventStoreException when the files cannot be opened or are those of another book
     */
    public static StoppedBook open(Path folder, Book book) {
        try {
            Path log = folder.resolve("log");
            Optional<String> damage = WriteAheadLog.damage(log)
                    .map(found -> found.file().getFileName() + " is damaged at offset " + found.offset());
            Readable readable = Readable.of(log);
            try {
                return new StoppedBook(RocksFiles.openReadOnly(readable.folder(), book), readable, damage);
            } catch (RocksDBException | RuntimeException unusable) {
                readable.close();
                throw unusable;
            }
        } catch (RocksDBException | IOException | IllegalStateException unusable) {
            throw new EventStoreException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** What of the write-ahead log was acknowledged and cannot be read, if anything: the book ends before it. */
    public Optional<String> damage() {
        return damage;
    }

    /**
     * Reads every block of every table, also those that reading the events does not touch, against its checksum.
     *
     * @return what the matter is with the first that is not as it was written, if one is not
     */
    public Optional<String> damagedBlock() {
        try {
            files.db.verifyChecksum();
            return Optional.empty();
        } catch (RocksDBException damaged) {
            return Optional.of(String.valueOf(damaged.getMessage()));
        }
    }

    /** Takes what stands at a key, which should be a position. */
    @FunctionalInterface
    public interface Each {
        void stored(long position, byte[] leaf);
    }

    /**
     * Everything in the order of its keys.
     *
     * @throws EventStoreException where it cannot be read any further
     */
    public void each(Each to) {
        try (ReadOptions reading = reading();
                RocksIterator at = files.db.newIterator(files.events, reading)) {
            for (at.seekToFirst(); at.isValid(); at.next()) {
                byte[] key = at.key();
                to.stored(key.length == Long.BYTES ? Keys.position(key) : -1, at.value());
            }
            at.status();
        } catch (RocksDBException damaged) {
            throw new EventStoreException(String.valueOf(damaged.getMessage()), damaged);
        }
    }

    /** About how many events there are: for showing progress. */
    public long about() {
        try (RocksIterator last = files.db.newIterator(files.events)) {
            last.seekToLast();
            return last.isValid() && last.key().length == Long.BYTES ? Keys.position(last.key()) + 1 : 0;
        }
    }

    /** The leaf at a position, if there is one. */
    public Optional<byte[]> at(long position) {
        try {
            return Optional.ofNullable(files.db.get(files.events, Keys.position(position)));
        } catch (RocksDBException damaged) {
            throw new EventStoreException(String.valueOf(damaged.getMessage()), damaged);
        }
    }

    static ReadOptions reading() {
        return new ReadOptions().setFillCache(false).setReadaheadSize(READAHEAD).setVerifyChecksums(true);
    }

    @Override
    public void close() {
        files.close();
        readable.close();
    }
}
