package org.regesta.engine.eventlog;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Commands;
import org.regesta.ports.StorageFull;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that appends. While it waits for the disk the next callers queue up, and then share one sync. An
 * append
 * ends in one of three ways: appended, refused (a conflict, no space, stopped), or unknown, when the write failed
 * under it: then nothing more is taken until a restart has read the log again.
 */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int GROUP_BYTES = 4 * 1024 * 1024;
    /** What a written byte may cost on disk while log, table and indexes all hold it. */
    private static final int COST = 4;

    private final RocksFiles files;
    private final SpaceGuard space;
    private final Head head;
    private final Fresh fresh;
    private final Streams streams;
    private final Clock clock;
    private final WriteOptions options;
    private final Append end = new Append(List.of());
    private final BlockingQueue<Append> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long lastStamp;
    private volatile @Nullable String stopped;
    private volatile boolean ended;

    Writer(
            RocksFiles files,
            SpaceGuard space,
            Head head,
            Fresh fresh,
            Streams streams,
            long lastStamp,
            EventLogOptions log) {
        this.files = files;
        this.space = space;
        this.head = head;
        this.fresh = fresh;
        this.streams = streams;
        this.clock = log.clock;
        this.lastStamp = lastStamp;
        this.options = new WriteOptions().setSync(log.sync);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("eventlog-" + log.book.text() + "-writer")
                .start(this::run);
    }

    /** Hands an append over; {@link Append#await} tells how it ended. */
    void submit(Append append) {
        queue.add(append);
        if (ended) { // the writer may have looked into the queue for the last time before
            failQueued();
        }
    }

    private void run() {
        try {
            for (Append first = queue.take(); first != end; first = queue.take()) {
                List<Append> waiting = new ArrayList<>(List.of(first));
                boolean last = drain(waiting, first.size);
                write(waiting);
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = stopped == null ? "the log is closed" : stopped;
            ended = true;
            failQueued();
        }
    }

    private boolean drain(List<Append> waiting, int bytes) {
        int size = bytes;
        while (size < GROUP_BYTES) {
            Append more = queue.poll();
            if (more == null) {
                return false;
            }
            if (more == end) {
                return true;
            }
            waiting.add(more);
            size += more.size;
        }
        return false;
    }

    private void write(List<Append> waiting) {
        String why = stopped;
        if (why != null) {
            waiting.forEach(append -> append.failed(new LogStopped(why)));
            return;
        }
        long stamp = Math.max(lastStamp, clock.millis());
        try (Group group = new Group(files, head.position() + 1, stamp)) {
            waiting.forEach(group::offer);
            if (!group.accepted.isEmpty()) {
                commit(group, stamp);
            }
        } catch (
                RuntimeException
                        ownFault) { // whatever it was: no caller may wait for ever, and no half-known state go on
            stop("the log failed in itself", ownFault);
            waiting.forEach(append -> append.failed(unknown()));
        }
    }

    private void commit(Group group, long stamp) {
        try {
            space.admit((long) group.size() * COST);
            files.db.write(options, group.batch);
        } catch (StorageFull full) {
            group.failed(() -> full);
            return;
        } catch (RocksDBException failed) {
            stop("the disk failed under a write", failed);
            group.failed(Writer::unknown);
            return;
        }
        lastStamp = stamp;
        fresh.add(head.position() + 1, group.leaves);
        group.tell(streams);
        head.moveTo(group.next() - 1);
        long position = group.next() - 1;
        for (Append append : group.accepted.reversed()) {
            append.appended(position);
            position -= append.drafts.size();
        }
        group.lost.forEach(Append::failed);
    }

    private void stop(String what, Exception cause) {
        stopped = what + ": no more events are taken until this process is restarted";
        LOG.error("{}", stopped, cause);
        space.releaseBallastIfFull();
    }

    private static RuntimeException unknown() {
        return new Commands.OutcomeUnknown(
                "the disk failed under this append: whether it stands in the log is known after a"
                        + " restart; asking again with the same command id is safe");
    }

    private void failQueued() {
        String why = stopped == null ? "the log is closed" : stopped;
        for (Append late = queue.poll(); late != null; late = queue.poll()) {
            late.failed(new LogStopped(String.valueOf(why)));
        }
    }

    /** Writes what is queued, then ends. */
    @Override
    public void close() {
        queue.add(end);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        options.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
