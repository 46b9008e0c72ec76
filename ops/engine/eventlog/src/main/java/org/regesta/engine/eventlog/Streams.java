package org.regesta.engine.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.axonframework.eventhandling.DomainEventMessage;
import org.regesta.events.Envelope;

/**
 * Reads streams as messages. Short ones it keeps whole, those without any event too: the writer says what it appended
 * to them before anybody is told of it, so that the disk is not asked again. What is sealed stays sealed in memory.
 */
final class Streams {

    /** Fewer than this many in a batch: there are no more. */
    static final int BATCH = 256;

    /** Events of a stream that is kept. */
    private static final int SHORT = BATCH - 1;

    private static final long MIB = 1024 * 1024;

    /** Of the heap one book's streams get this part, as they stand on the disk: in memory they are some times that. */
    private static final int PART = 64;

    /** What an entry costs beside what it holds, roughly. */
    private static final int ENTRY_BYTES = 128;

    private static final int STRIPES = 4096;

    /**
     * A stream to its newest event.
     *
     * @param read as far as somebody read it
     * @param appended since, as they stand on the disk
     * @param bytes of all of them there
     */
    private record Whole(List<DomainEventMessage<?>> read, List<byte[]> appended, int bytes) {

        int size() {
            return read.size() + appended.size();
        }

        Whole with(byte[] leaf) {
            List<byte[]> more = new ArrayList<>(appended);
            more.add(leaf);
            return new Whole(read, more, bytes + leaf.length);
        }
    }

    private final Reader reader;
    private final Messages messages;
    private final Cache<String, Whole> kept = Caffeine.newBuilder()
            .maximumWeight(room(Runtime.getRuntime().maxMemory()))
            .executor(Runnable::run)
            .weigher((String stream, Whole whole) -> ENTRY_BYTES + stream.length() + whole.bytes)
            .build();

    /** How often something was appended, by the stream's hash: what was read while one rose may be short of it. */
    private final AtomicIntegerArray appends = new AtomicIntegerArray(STRIPES);

    Streams(Reader reader, Messages messages) {
        this.reader = reader;
        this.messages = messages;
    }

    /**
     * How many bytes are kept: whoever asked for an OTP comes back with it within minutes, and until then thousands of
     * others have come.
     */
    static long room(long heap) {
        return Math.clamp(heap / PART, 16 * MIB, 64 * MIB);
    }

    /** The sequence of a stream's newest event. */
    Optional<Long> lastSequence(String stream) {
        Whole whole = kept.getIfPresent(stream);
        if (whole != null) {
            return whole.size() == 0 ? Optional.empty() : Optional.of(whole.size() - 1L);
        }
        return reader.has(stream, 0) ? reader.lastSequence(stream) : Optional.empty();
    }

    /** Events from a sequence on: all of them, or at least {@link #BATCH}. */
    List<DomainEventMessage<?>> batch(String stream, long from) {
        Whole whole = kept.getIfPresent(stream);
        if (whole != null && !whole.appended.isEmpty()) {
            whole = kept.asMap().computeIfPresent(stream, (same, now) -> read(now));
        }
        if (whole == null) {
            return fromDisk(stream, from);
        }
        List<DomainEventMessage<?>> all = whole.read;
        return from < all.size() ? all.subList((int) from, all.size()) : List.of();
    }

    private Whole read(Whole whole) {
        List<DomainEventMessage<?>> all = new ArrayList<>(whole.read);
        whole.appended.forEach(leaf -> all.add((DomainEventMessage<?>) messages.tracked(leaf)));
        return new Whole(all, List.of(), whole.bytes);
    }

    private List<DomainEventMessage<?>> fromDisk(String stream, long from) {
        int before = appends.get(stripe(stream));
        List<byte[]> leaves = reader.stream(stream, from, BATCH);
        int bytes = leaves.stream().mapToInt(leaf -> leaf.length).sum();
        Whole whole = read(new Whole(List.of(), leaves, bytes));
        if (from == 0 && leaves.size() <= SHORT) {
            kept.asMap()
                    .compute(stream, (same, now) -> now == null && appends.get(stripe(stream)) == before ? whole : now);
        }
        return whole.read;
    }

    /**
     * This event stands on the disk, behind those of its stream that do. The count rises first: who read the disk
     * before does not keep what it read, or has kept it by now.
     */
    void appended(Envelope.Place at, byte[] leaf) {
        appends.incrementAndGet(stripe(at.stream()));
        kept.asMap().computeIfPresent(at.stream(), (same, whole) -> {
            if (at.sequence() < whole.size()) {
                return whole; // read from the disk since it was written there
            }
            return at.sequence() == whole.size() && whole.size() < SHORT ? whole.with(leaf) : null;
        });
    }

    private static int stripe(String stream) {
        return stream.hashCode() & (STRIPES - 1);
    }

    /** From now on the reader says why there is nothing to read. */
    void close() {
        kept.invalidateAll();
    }
}
