package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.regesta.engine.vault.FileVault.Progress;
import org.regesta.engine.vault.Staged.Outcome;
import org.regesta.ports.Commands.OutcomeUnknown;
import org.regesta.ports.StorageFull;
import org.regesta.ports.Vault.KeyGone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who changes the key ring: a thread that commits all changes that wait with one sync. It is a thread of its
 * own because an
 * interrupt closes the file under whoever writes. After a failed sync nothing more is accepted: what the disk then
 * holds only a restart can tell.
 */
final class KeyWriter implements Closeable {

    private static final int BATCH = 1_000;

    /** So many tombstones stay below {@link KeyLog#MAX_FRAME_BYTES}, even with the longest names. */
    private static final int FRAME = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(KeyWriter.class);
    private static final Request STOP = new Request(new Change.MakeSecret("")); // never decided

    private final Reserve reserve;
    private final Rotation rotation;
    private final Consumer<List<String>> shredded;
    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::write, "vault-writer");
    private boolean stopping; // guarded by this
    private KeyLog log; // the writer's own
    private boolean broken; // the writer's own
    private volatile Standing standing;
    private volatile long changes;

    /** @param shredded is told the names of keys that were shredded, before anybody who asked for it */
    KeyWriter(Disk disk, KeyLog log, HouseKeyInUse house, Reserve reserve, Consumer<List<String>> shredded) {
        this.log = log;
        this.standing = new Standing(log.ring(), house);
        this.reserve = reserve;
        this.shredded = shredded;
        this.rotation = new Rotation(disk);
        this.changes = log.changes();
    }

    /** Where the keys are looked up and unwrapped now. */
    Standing standing() {
        return standing;
    }

    /** How far a rotation of the house key has come; none when there is none. */
    Optional<Progress> rotation() {
        return Optional.ofNullable(rotation.progress());
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Makes changes; durable when it returns.
     *
     * @throws KeyGone when a key is asked for that was shredded
     * @throws StorageFull when the reserve is reached
     * @throws OutcomeUnknown when the disk failed under it
     */
    void run(List<? extends Change> wanted) {
        List<Request> requests = new ArrayList<>(wanted.size());
        wanted.forEach(change -> requests.add(new Request(change)));
        submit(requests);
        requests.forEach(Request::await);
    }

    void run(Change change) {
        run(List.of(change));
    }

    private synchronized void submit(List<Request> requests) {
        if (stopping) {
            throw new OutcomeUnknown("the vault is closed");
        }
        waiting.addAll(requests);
    }

    private void write() {
        boolean open = true;
        while (open) {
            List<Request> batch = nextBatch();
            open = !batch.remove(STOP);
            List<Request> rewraps = batch.stream()
                    .filter(request -> request.change instanceof Change.Rewrap)
                    .toList();
            batch.removeAll(rewraps);
            commit(batch);
            rewraps.forEach(this::begin);
            if (rotation.isWholeAfterStep()) {
                change();
            }
        }
        rotation.abandon();
        closeLog();
    }

    private List<Request> nextBatch() {
        List<Request> batch = new ArrayList<>();
        while (batch.isEmpty() && !rotation.isUnderWay()) {
            try {
                batch.add(waiting.take());
            } catch (InterruptedException nobodyHasReasonTo) {
                LOG.debug("the vault's writer goes on");
            }
        }
        synchronized (this) { // what is submitted together is seen together, and shares a sync
            waiting.drainTo(batch, BATCH - batch.size());
        }
        return batch;
    }

    private void commit(List<Request> batch) {
        Staged staged = new Staged(standing.ring(), standing.house().key());
        try {
            batch.forEach(request -> request.outcome = staged.decide(request.change));
            Request.settle(batch, Outcome.STANDS_ALREADY, this::refuseIfBroken); // a shredding may be half done
            Request.settle(batch, Outcome.IS_GONE, () -> {
                throw new KeyGone();
            });
            Request.settle(batch, Outcome.ADDS, () -> append(staged.records()));
            Request.settle(batch, Outcome.SHREDS, () -> shred(staged.shreds()));
        } catch (OutcomeUnknown unread) { // nothing was written
            batch.forEach(request -> request.fail(() -> new OutcomeUnknown(String.valueOf(unread.getMessage()))));
        } catch (RuntimeException
                | Error unforeseen) { // who waits must get an answer, and the writer must stay to give it
            broken = true;
            LOG.error("The vault accepts no more changes until a restart", unforeseen);
            batch.forEach(request -> request.fail(KeyWriter::diskFailed));
        }
    }

    private void append(List<KeyRecord> records) {
        reserve.check(KeyLog.MAX_FRAME_BYTES);
        commit(records, () -> {});
    }

    /** The reserve is there for this: destroying a key is never refused for want of space. */
    private void shred(Set<String> keyRefs) {
        List<String> dying = List.copyOf(standing.ring().dyingWith(keyRefs));
        for (int from = 0; from < dying.size(); from += FRAME) {
            shred(dying.subList(from, Math.min(dying.size(), from + FRAME)));
        }
    }

    /** First the tombstones, which a restart would make good, then the keys themselves. */
    private void shred(List<String> dying) {
        commit(dying.stream().<KeyRecord>map(KeyRecord.Shredded::new).toList(), () -> {
            shredded.accept(dying);
            log.wipeShredded();
        });
    }

    private interface Step {
        void run() throws IOException;
    }

    /** What is durable counts at once, even when the step after it fails. */
    private void commit(List<KeyRecord> records, Step after) {
        refuseIfBroken();
        try {
            log.append(records);
            changes = log.changes();
            after.run();
            rotation.follow(records);
        } catch (KeyLog.NotWritten failed) {
            throw reserve.reasonOf(failed, KeyLog.MAX_FRAME_BYTES);
        } catch (IOException failed) {
            broken = true;
            LOG.error("The vault's disk failed: no more changes are accepted until a restart", failed);
            throw diskFailed();
        }
    }

    private void begin(Request rewrap) {
        if (broken) {
            rewrap.fail(KeyWriter::diskFailed);
        } else {
            rotation.begin(rewrap, log, standing, reserve);
        }
    }

    /** From here on the other house key wraps. What stands on the disk if that fails, only a restart can tell. */
    private void change() {
        KeyLog old = log;
        try {
            standing = rotation.whole().takePlace(changes);
            log = rotation.whole().log();
            LOG.info("The vault's keys are wrapped by another house key now ({} changes)", changes);
            old.retire();
            rotation.ended();
        } catch (IOException failed) {
            broken = true;
            LOG.error("The vault's disk failed: no more changes are accepted until a restart", failed);
            rotation.fail(KeyWriter::diskFailed);
        }
    }

    private void refuseIfBroken() {
        if (broken) {
            throw diskFailed();
        }
    }

    private static OutcomeUnknown diskFailed() {
        return new OutcomeUnknown("the vault's disk failed under a write: nothing more is accepted until a restart");
    }

    private void closeLog() {
        try {
            if (broken) {
                log.close();
            } else {
                log.closeInOrder();
            }
        } catch (IOException failed) {
            LOG.warn("The vault's log could not be closed in order; nothing that was acknowledged is lost", failed);
        }
    }

    /** How many changes are durable. */
    long changes() {
        return changes;
    }

    /** Lets what waits be done, then closes the log. */
    @Override
    public void close() {
        synchronized (this) {
            if (!stopping) {
                stopping = true;
                waiting.add(STOP);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
