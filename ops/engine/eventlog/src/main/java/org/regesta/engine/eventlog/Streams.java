package org.regesta.engine.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Reads streams as messages. Of short ones it keeps what it has read, which never changes, and asks the disk only for
 * what came since: so nothing has to be taken back when an event is appended. What is sealed stays sealed in memory.
 */
final class Streams {

    /** Fewer than this many in a batch: there are no more. */
    static final int BATCH = 256;

    /** Events of a stream that is kept. */
    private static final int SHORT = 64;

    private static final int KEPT_BYTES = 8 * 1024 * 1024;

    /** The events of a stream from its first on, and their bytes on the disk. */
    private record Begun(List<DomainEventMessage<?>> events, int bytes) {}

    private static final Begun NOTHING = new Begun(List.of(), 0);

    private final Reader reader;
    private final Messages messages;
    private final Cache<String, Begun> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .executor(Runnable::run)
            .weigher((String stream, Begun begun) -> stream.length() + begun.bytes)
            .build();

    Streams(Reader reader, Messages messages) {
        this.reader = reader;
        this.messages = messages;
    }

    /** The sequence of a stream's newest event. */
    Optional<Long> lastSequence(String stream) {
        Begun begun = kept.getIfPresent(stream);
        if (begun != null && !reader.has(stream, begun.events.size())) {
            return Optional.of(begun.events.size() - 1L);
        }
        return begun != null || reader.has(stream, 0) ? reader.lastSequence(stream) : Optional.empty();
    }

    /** Events from a sequence on: all of them, or at least {@link #BATCH}. */
    List<DomainEventMessage<?>> batch(String stream, long from) {
        Begun begun = kept.getIfPresent(stream);
        if (begun == null) {
            begun = NOTHING;
        }
        int known = begun.events.size();
        long after = Math.max(from, known);
        List<byte[]> leaves = reader.stream(stream, after, BATCH);
        if (leaves.isEmpty()) {
            return from < known ? begun.events.subList((int) from, known) : List.of();
        }
        List<DomainEventMessage<?>> read = new ArrayList<>(begun.events.subList((int) Math.min(from, known), known));
        int bytes = begun.bytes;
        for (byte[] leaf : leaves) {
            read.add((DomainEventMessage<?>) messages.tracked(leaf));
            bytes += leaf.length;
        }
        if (after == known && known + leaves.size() <= SHORT) {
            List<DomainEventMessage<?>> all = new ArrayList<>(begun.events);
            all.addAll(read.subList(read.size() - leaves.size(), read.size()));
            kept.put(stream, new Begun(all, bytes));
        }
        return read;
    }
}
