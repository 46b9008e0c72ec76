package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Reads leaves, never beyond the head. No native iterator outlives a call, and closing waits for the calls that run: a
 * reader that comes late gets {@link LogStopped} instead of a crash.
 */
final class Reader {

    private static final int BATCH_BYTES = 2 * 1024 * 1024;
    private static final int BY_POINT = 3;

    private final RocksFiles files;
    private final Head head;
    private final ReadOptions replay = new ReadOptions().setFillCache(false).setReadaheadSize(BATCH_BYTES);
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final LongAdder handedOut = new LongAdder();
    private boolean closed;

    Reader(RocksFiles files, Head head) {
        this.files = files;
        this.head = head;
    }

    /** How many leaves were handed out since the book was opened. */
    long handedOut() {
        return handedOut.sum();
    }

    @FunctionalInterface
    private interface Read<T> {
        T run() throws RocksDBException;
    }

    private <T> T reading(Read<T> read) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new LogStopped("the log is closed");
            }
            return read.run();
        } catch (RocksDBException damaged) {
            throw new EventStoreException("the log cannot be read", damaged);
        } finally {
            open.readLock().unlock();
        }
    }

    /** Leaves from a position on, as many as are asked for and at hand; fewer where they are large. */
    List<byte[]> batch(long from, int most) {
        long end = head.position();
        if (from > end || most == 0) {
            return List.of();
        }
        return reading(() -> {
            List<byte[]> leaves = new ArrayList<>((int) Math.min(most, end - from + 1));
            try (RocksIterator each = files.db.newIterator(files.events, replay)) {
                int bytes = 0;
                long position = from;
                for (each.seek(Keys.position(from));
                        each.isValid() && position <= end && leaves.size() < most && bytes < BATCH_BYTES;
                        each.next(), position++) {
                    byte[] leaf = each.value();
                    leaves.add(leaf);
                    bytes += leaf.length;
                }
                each.status();
            }
            handedOut.add(leaves.size());
            return leaves;
        });
    }

    /** Leaves from a position on, one by one; how many there were. */
    int each(long from, int most, RocksEventStorageEngine.RawConsumer to) {
        long end = Math.min(head.position(), from + most - 1);
        return reading(() -> {
            long position = from;
            try (RocksIterator each = files.db.newIterator(files.events, replay)) {
                for (each.seek(Keys.position(from)); each.isValid() && position <= end; each.next(), position++) {
                    to.accept(position, each.value());
                }
                each.status();
            }
            handedOut.add(position - from);
            return (int) (position - from);
        });
    }

    Optional<byte[]> at(long position) {
        if (position < 0 || position > head.position()) {
            return Optional.empty();
        }
        handedOut.increment();
        return reading(() -> Optional.ofNullable(files.db.get(files.events, Keys.position(position))));
    }

    Optional<byte[]> withId(String eventId) {
        return reading(() -> Optional.ofNullable(files.db.get(files.ids, Keys.id(eventId))))
                .flatMap(position -> at(Keys.position(position)));
    }

    /** Leaves of a stream from a sequence on, in order. */
    List<byte[]> stream(String stream, long first, int most) {
        return reading(() -> {
            List<byte[]> positions = positions(stream, first, most);
            handedOut.add(positions.size());
            return switch (positions.size()) {
                case 0 -> List.of();
                case 1 -> List.of(files.db.get(files.events, positions.getFirst()));
                default ->
                    files.db.multiGetAsList(
                            positions.stream().map(position -> files.events).toList(), positions);
            };
        });
    }

    /** The first few by point, as most streams have no more to tell; an iterator is dearer than some of these. */
    private List<byte[]> positions(String stream, long first, int most) throws RocksDBException {
        List<byte[]> positions = new ArrayList<>();
        while (positions.size() < Math.min(BY_POINT, most)) {
            byte[] position = files.db.get(files.streams, Keys.place(stream, first + positions.size()));
            if (position == null) {
                return positions;
            }
            positions.add(position);
        }
        byte[] from = Keys.place(stream, first + positions.size());
        try (RocksIterator each = files.db.newIterator(files.streams)) {
            for (each.seek(from);
                    each.isValid() && positions.size() < most && Keys.sameStream(each.key(), from);
                    each.next()) {
                positions.add(each.value());
            }
            each.status();
        }
        return positions;
    }

    /** Whether a stream has got so far; less work than an iterator. */
    boolean has(String stream, long sequence) {
        return reading(() -> files.db.get(files.streams, Keys.place(stream, sequence)) != null);
    }

    /** The sequence of a stream's newest event. */
    Optional<Long> lastSequence(String stream) {
        return reading(() -> {
            byte[] beyond = Keys.place(stream, Long.MAX_VALUE);
            try (RocksIterator each = files.db.newIterator(files.streams)) {
                each.seekForPrev(beyond);
                boolean found = each.isValid() && Keys.sameStream(each.key(), beyond);
                each.status();
                return found ? Optional.of(Keys.sequence(each.key())) : Optional.empty();
            }
        });
    }

    /** Waits for the reads that run, and lets no more in. */
    void close() {
        open.writeLock().lock();
        try {
            closed = true;
            replay.close();
        } finally {
            open.writeLock().unlock();
        }
    }
}
