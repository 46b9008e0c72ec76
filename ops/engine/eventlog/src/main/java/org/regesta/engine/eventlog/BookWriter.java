package org.regesta.engine.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Writes a book anew from its leaves, as a restore does. Durable once closed; a folder in which that did not happen is
 * no book.
 */
public final class BookWriter implements AutoCloseable {

    private static final int BATCH = 2_000;

    private final Book book;
    private final FolderLock lock;
    private final RocksFiles files;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private WriteBatch batch = new WriteBatch();
    private long next;
    private long stamp;

    private BookWriter(Book book, FolderLock lock, RocksFiles files) {
        this.book = book;
        this.lock = lock;
        this.files = files;
    }

    /**
     * Begins a book in a folder that has none.
     *
     * @throws EventStoreException when there is one, or it cannot be made
     */
    public static BookWriter into(Path folder, Book book) {
        if (Files.exists(folder.resolve("log"))) {
            throw new EventStoreException("there is a book in " + folder + " already");
        }
        FolderLock lock = FolderLock.take(folder);
        try {
            Clock nothingIsStamped = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
            return new BookWriter(book, lock, RocksFiles.open(EventLogOptions.of(folder, book, nothingIsStamped)));
        } catch (RocksDBException | IOException unusable) {
            lock.close();
            throw new EventStoreException("no book can be made in " + folder, unusable);
        }
    }

    /**
     * Adds the next leaf.
     *
     * @throws IllegalArgumentException when it is not the next one of this book
     */
    public Envelope add(byte[] leaf) {
        Envelope event = Leaf.decode(leaf);
        if (event.book() != book || event.position() != next || event.recordedMillis() < stamp) {
            throw new IllegalArgumentException("not the leaf of position " + next + " of the " + book.text() + " book");
        }
        try {
            stage(event, leaf);
            next++;
            stamp = event.recordedMillis();
            if (next % BATCH == 0) {
                write();
            }
            return event;
        } catch (RocksDBException failed) {
            throw new EventStoreException("the " + book.text() + " book cannot be written", failed);
        }
    }

    private void stage(Envelope event, byte[] leaf) throws RocksDBException {
        byte[] position = Keys.position(next);
        batch.put(files.events, position, leaf);
        batch.put(files.ids, Keys.id(event.eventId()), position);
        if (event.at().isPresent()) {
            Envelope.Place at = event.at().get();
            batch.put(files.streams, Keys.place(at.stream(), at.sequence()), position);
        }
    }

    private void write() throws RocksDBException {
        files.db.write(unlogged, batch);
        batch.close();
        batch = new WriteBatch();
    }

    /** Makes all of it durable. */
    @Override
    public void close() {
        try (FlushOptions whole = new FlushOptions().setWaitForFlush(true)) {
            write();
            files.db.flush(whole, List.of(files.events, files.streams, files.ids));
        } catch (RocksDBException failed) {
            throw new EventStoreException("the " + book.text() + " book cannot be written", failed);
        } finally {
            batch.close();
            unlogged.close();
            files.close();
            lock.close();
        }
    }
}
