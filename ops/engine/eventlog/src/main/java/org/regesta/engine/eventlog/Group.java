package org.regesta.engine.eventlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.regesta.events.Envelope;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * The appends that share one sync. Each is checked on its own against the book and against those before it in the
 * group: a conflict fails its own waiter and never a neighbour.
 */
final class Group implements AutoCloseable {

    private static final Long NONE = -1L;

    final WriteBatch batch = new WriteBatch();
    final List<Append> accepted = new ArrayList<>();
    /** What was staged, in order. */
    final List<byte[]> leaves = new ArrayList<>();

    /**
     * Lost against one that was accepted here. They are told once that one stands: else they could be told of an event
     * that nobody can read yet, or that the disk then refuses.
     */
    final Map<Append, RuntimeException> lost = new LinkedHashMap<>();

    private final RocksFiles files;
    private final long recordedMillis;
    private final Map<String, Long> lastSequences = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private long next;
    private int size;

    Group(RocksFiles files, long firstPosition, long recordedMillis) {
        this.files = files;
        this.next = firstPosition;
        this.recordedMillis = recordedMillis;
    }

    /** Takes an append in, or fails it alone. */
    void offer(Append append) {
        try {
            Optional<RuntimeException> conflict = conflict(append);
            if (conflict.isPresent()) {
                if (touches(append)) {
                    lost.put(append, conflict.get());
                } else {
                    append.failed(conflict.get());
                }
                return;
            }
            for (Draft draft : append.drafts) {
                stage(draft);
            }
            accepted.add(append);
            size += append.size;
        } catch (RocksDBException unreadable) {
            append.failed(new EventStoreException("the log cannot be read to check an append", unreadable));
        }
    }

    private boolean touches(Append append) {
        return append.drafts.stream()
                .anyMatch(draft -> ids.contains(draft.eventId)
                        || draft.at != null && lastSequences.containsKey(draft.at.stream()));
    }

    /** All who wait for this group fail with it. */
    void failed(Supplier<RuntimeException> why) {
        accepted.forEach(append -> append.failed(why.get()));
        lost.keySet().forEach(append -> append.failed(why.get()));
    }

    /** The position after the last one staged. */
    long next() {
        return next;
    }

    /** Who keeps streams learns what was staged, once it stands. */
    void tell(Streams streams) {
        int leaf = 0;
        for (Append append : accepted) {
            for (Draft draft : append.drafts) {
                if (draft.at != null) {
                    streams.appended(draft.at, leaves.get(leaf));
                }
                leaf++;
            }
        }
    }

    /** Bytes of the leaves staged. */
    int size() {
        return size;
    }

    private Optional<RuntimeException> conflict(Append append) throws RocksDBException {
        Map<String, Long> within = new HashMap<>();
        Set<String> idsWithin = new HashSet<>();
        for (Draft draft : append.drafts) {
            if (ids.contains(draft.eventId)
                    || !idsWithin.add(draft.eventId)
                    || files.db.get(files.ids, Keys.id(draft.eventId)) != null) {
                return Optional.of(new ConcurrencyException("event " + draft.eventId + " is already in the book"));
            }
            if (draft.at != null && !follows(draft.at, within)) {
                return Optional.of(taken(draft.at));
            }
        }
        return Optional.empty();
    }

    private boolean follows(Envelope.Place at, Map<String, Long> within) throws RocksDBException {
        Long last = within.getOrDefault(at.stream(), lastSequences.getOrDefault(at.stream(), NONE));
        within.put(at.stream(), at.sequence());
        return last.equals(NONE) ? followsStored(at) : at.sequence() == last + 1;
    }

    private boolean followsStored(Envelope.Place at) throws RocksDBException {
        return files.db.get(files.streams, Keys.place(at.stream(), at.sequence())) == null
                && (at.sequence() == 0
                        || files.db.get(files.streams, Keys.place(at.stream(), at.sequence() - 1)) != null);
    }

    private static RuntimeException taken(Envelope.Place at) {
        return at.sequence() == 0
                ? new AggregateStreamCreationException("the stream " + at.stream() + " already exists")
                : new ConcurrencyException("sequence " + at.sequence() + " is not the next one of " + at.stream());
    }

    private void stage(Draft draft) throws RocksDBException {
        byte[] position = Keys.position(next);
        byte[] leaf = draft.leaf(next, recordedMillis);
        batch.put(files.events, position, leaf);
        leaves.add(leaf);
        batch.put(files.ids, Keys.id(draft.eventId), position);
        ids.add(draft.eventId);
        Envelope.Place at = draft.at;
        if (at != null) {
            batch.put(files.streams, Keys.place(at.stream(), at.sequence()), position);
            lastSequences.put(at.stream(), at.sequence());
        }
        next++;
    }

    @Override
    public void close() {
        batch.close();
    }
}
