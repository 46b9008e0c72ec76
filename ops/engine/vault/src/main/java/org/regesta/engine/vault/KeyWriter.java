package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.vault.Staged.Outcome;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault.KeyGone;

/**
 * Changes the key ring, a batch at a time: whoever finds no batch under way commits all changes that wait with one sync, and the
 * others find theirs done. After a failed sync nothing more is accepted: what the disk then holds only a restart can tell.
 */
final class KeyWriter implements Closeable {

    /** So many records stay well below {@link KeyLog#FRAME_BYTES}, even with the longest names. */
    private static final int BATCH = 400;

    private final KeyLog log;
    private final KeyRing ring;
    private final HouseKey house;
    private final Reserve reserve;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean broken;
    private boolean closed;

    KeyWriter(KeyLog log, KeyRing ring, HouseKey house, Reserve reserve) {
        this.log = log;
        this.ring = ring;
        this.house = house;
        this.reserve = reserve;
    }

    /** A change that waits; all but the change belong to whoever holds the lock. */
    private static final class Request {
        final Change change;
        Outcome outcome = Outcome.ADDS;
        boolean done;

        @Nullable
        Supplier<RuntimeException> failure = KeyWriter::diskFailed;

        Request(Change change) {
            this.change = change;
        }
    }

    /**
     * Makes changes; durable when it returns.
     *
     * @throws KeyGone when a key is asked for that was shredded
     * @throws StorageFull when the reserve is reached
     * @throws OutcomeUnknown when the disk failed under it
     */
    void run(List<? extends Change> changes) {
        List<Request> mine = new ArrayList<>(changes.size());
        changes.forEach(change -> mine.add(new Request(change)));
        waiting.addAll(mine);
        lock.lock();
        try {
            while (mine.stream().anyMatch(request -> !request.done)) {
                commit(nextBatch());
            }
        } finally {
            lock.unlock();
        }
        for (Request request : mine) {
            if (request.failure != null) {
                throw request.failure.get();
            }
        }
    }

    void run(Change change) {
        run(List.of(change));
    }

    private List<Request> nextBatch() {
        List<Request> batch = new ArrayList<>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void commit(List<Request> batch) {
        try {
            Staged staged = new Staged(ring, house);
            batch.forEach(request -> request.outcome = staged.decide(request.change));
            settle(batch, Outcome.STANDS_ALREADY, () -> {});
            settle(batch, Outcome.IS_GONE, () -> {
                throw new KeyGone();
            });
            settle(batch, Outcome.ADDS, () -> append(staged.records()));
            settle(batch, Outcome.SHREDS, () -> shred(staged.shreds()));
        } finally {
            batch.forEach(request -> request.done = true);
        }
    }

    private static void settle(List<Request> batch, Outcome outcome, Runnable step) {
        List<Request> these =
                batch.stream().filter(request -> request.outcome == outcome).toList();
        if (these.isEmpty()) {
            return;
        }
        Supplier<RuntimeException> failure = null;
        try {
            step.run();
        } catch (KeyGone gone) {
            failure = KeyGone::new; // each waiter throws one of its own
        } catch (StorageFull full) {
            failure = () -> new StorageFull(String.valueOf(full.getMessage()));
        } catch (OutcomeUnknown unknown) {
            failure = () -> new OutcomeUnknown(String.valueOf(unknown.getMessage()));
        }
        for (Request request : these) {
            request.failure = failure;
        }
    }

    private void append(List<KeyRecord> records) {
        refuseIfShut();
        reserve.check(KeyLog.FRAME_BYTES);
        try {
            log.append(records);
        } catch (KeyLog.NotWritten full) {
            throw new StorageFull("the disk did not take the vault's write: free some space");
        } catch (IOException failed) {
            broken = true;
            throw diskFailed();
        }
        records.forEach(ring::apply);
    }

    private void shred(Set<String> keyRefs) {
        refuseIfShut();
        Set<String> dying = ring.dyingWith(keyRefs);
        try {
            log.rewrite(ring, dying);
        } catch (KeyLog.NotWritten full) {
            throw new StorageFull("the disk did not take the vault's log without the shredded keys: free some space");
        } catch (IOException failed) {
            broken = true;
            throw diskFailed();
        }
        dying.forEach(keyRef -> ring.apply(new KeyRecord.Shredded(keyRef)));
    }

    private void refuseIfShut() {
        if (broken || closed) {
            throw diskFailed();
        }
    }

    private static OutcomeUnknown diskFailed() {
        return new OutcomeUnknown(
                "the vault was closed, or its disk failed under a write: nothing more is accepted until a"
                        + " restart");
    }

    /** How many changes are durable. */
    long changes() {
        lock.lock();
        try {
            return log.changes();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            log.close();
        } finally {
            lock.unlock();
        }
    }
}
