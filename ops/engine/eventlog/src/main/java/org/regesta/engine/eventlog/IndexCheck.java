package org.regesta.engine.eventlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.regesta.events.Envelope;
import org.regesta.events.Leaf;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Whether what the engine keeps beside the events is what they say: each event id and each place in a stream leads to
 * its event, and nothing else is there. Both sides are summed up in any order and compared; only where they differ is
 * every entry looked at. Streams are dense from 0.
 */
public final class IndexCheck {

    private final StoppedBook book;
    private final BiConsumer<String, String> findings;
    private final Sum ids = new Sum();
    private final Sum places = new Sum();

    /** @param findings takes where something is wrong, and what */
    public IndexCheck(StoppedBook book, BiConsumer<String, String> findings) {
        this.book = book;
        this.findings = findings;
    }

    /** Takes an event as it stands in the book. */
    public void event(Envelope event) {
        byte[] position = Keys.position(event.position());
        ids.add(Keys.id(event.eventId()), position);
        event.at().ifPresent(at -> places.add(Keys.place(at.stream(), at.sequence()), position));
    }

    /** Compares, when all events were given. */
    public void end() {
        try {
            if (!sum(book.files.ids, false).same(ids)) {
                names(book.files.ids, "event id");
                missing();
            }
            if (!sum(book.files.streams, true).same(places)) {
                names(book.files.streams, "place in a stream");
                missing();
            }
        } catch (RocksDBException damaged) {
            findings.accept("index", String.valueOf(damaged.getMessage()));
        }
    }

    private Sum sum(ColumnFamilyHandle index, boolean streams) throws RocksDBException {
        Sum sum = new Sum();
        byte[] before = new byte[0];
        try (ReadOptions reading = StoppedBook.reading();
                RocksIterator at = book.files.db.newIterator(index, reading)) {
            for (at.seekToFirst(); at.isValid(); at.next()) {
                byte[] key = at.key();
                sum.add(key, at.value());
                if (streams) {
                    dense(before, key);
                    before = key;
                }
            }
            at.status();
        }
        return sum;
    }

    private void dense(byte[] before, byte[] key) {
        if (key.length < Short.BYTES + Long.BYTES) {
            findings.accept("stream index", "a key that is none");
            return;
        }
        boolean same = before.length >= Long.BYTES && Keys.sameStream(before, key);
        long due = same ? Keys.sequence(before) + 1 : 0;
        if (Keys.sequence(key) != due) {
            findings.accept("stream " + name(key), "sequence " + due + " is missing");
        }
    }

    private static String name(byte[] place) {
        return new String(
                place, Short.BYTES, place.length - Short.BYTES - Long.BYTES, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Entries that lead nowhere or to another event. */
    private void names(ColumnFamilyHandle index, String what) throws RocksDBException {
        try (ReadOptions reading = StoppedBook.reading();
                RocksIterator at = book.files.db.newIterator(index, reading)) {
            for (at.seekToFirst(); at.isValid(); at.next()) {
                byte[] key = at.key();
                byte[] leaf = at.value().length == Long.BYTES ? book.files.db.get(book.files.events, at.value()) : null;
                if (leaf == null || !Arrays.equals(key, keyOf(leaf, index == book.files.ids))) {
                    findings.accept(what + " index", "an entry that does not lead to its event");
                    return;
                }
            }
        }
    }

    private static byte[] keyOf(byte[] leaf, boolean byId) {
        try {
            Envelope event = Leaf.decode(leaf);
            return byId
                    ? Keys.id(event.eventId())
                    : event.at()
                            .map(at -> Keys.place(at.stream(), at.sequence()))
                            .orElse(new byte[0]);
        } catch (IllegalArgumentException noLeaf) {
            return new byte[0];
        }
    }

    /** The first event that an index does not lead to. */
    private void missing() throws RocksDBException {
        try (ReadOptions reading = StoppedBook.reading();
                RocksIterator at = book.files.db.newIterator(book.files.events, reading)) {
            for (at.seekToFirst(); at.isValid(); at.next()) {
                byte[] place = keyOf(at.value(), false);
                boolean byId = leads(book.files.ids, keyOf(at.value(), true), at.key());
                if (!byId || place.length > 0 && !leads(book.files.streams, place, at.key())) {
                    findings.accept("event " + Keys.position(at.key()), "an index does not lead to it");
                    return;
                }
            }
        }
    }

    private boolean leads(ColumnFamilyHandle index, byte[] key, byte[] position) throws RocksDBException {
        return Arrays.equals(book.files.db.get(index, key), position);
    }

    /** A sum over entries that does not depend on their order. */
    private static final class Sum {
        private final MessageDigest digest = sha256();
        private long count;
        private long high;
        private long low;

        void add(byte[] key, byte[] value) {
            digest.update(key);
            byte[] hash = digest.digest(value);
            count++;
            high += Keys.position(Arrays.copyOf(hash, Long.BYTES));
            low += Keys.position(Arrays.copyOfRange(hash, Long.BYTES, 2 * Long.BYTES));
        }

        boolean same(Sum other) {
            return count == other.count && high == other.high && low == other.low;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
