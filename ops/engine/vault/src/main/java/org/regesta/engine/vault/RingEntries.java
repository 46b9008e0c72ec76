package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.regesta.engine.vault.KeyEntry.Held;
import org.regesta.ports.Commands.OutcomeUnknown;

/**
 * An index of a key log and the log it points into, shut together: whoever looks after that is told so, and looks on
 * the ring that came after. What is put here is seen at once by the writer, and by everybody when it is written.
 *
 * <pre>
 *   k key             where its wrapping stands; nothing when it was shredded
 *   s use             the same of a dedicated key
 *   n key             how many generations it has, when more than one
 *   g key LF number   the rotation that made the generation
 *   l registration    the subject it is linked to
 *   r subject NUL registration
 *   t key             it was shredded
 *   x key             it was shredded, and where the wrapping stands that is to be overwritten still
 *   m                 {@link LogState}
 * </pre>
 */
final class RingEntries implements Closeable {

    static final String KEY = "k";
    static final String SECRET = "s";
    static final String NEWEST = "n";
    static final String GENERATION = "g";
    static final String SUBJECT_OF = "l";
    static final String LINKED_TO = "r";
    static final String TOMB = "t";
    static final String TO_WIPE = "x";

    private static final String STATE = "m";

    /** So many entries are written together while a log is folded. */
    private static final int MANY = 20_000;

    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private final KeyIndex index;
    private final Disk.Pages log;
    private final Map<String, Optional<byte[]>> pending = new LinkedHashMap<>(); // the writer's own
    private volatile LogState state;
    private boolean closed; // guarded by use

    private RingEntries(KeyIndex index, Disk.Pages log, LogState state) {
        this.index = index;
        this.log = log;
        this.state = state;
    }

    /** @return with the state of a log of which nothing is folded, when the index is of another log */
    static RingEntries open(Disk disk, String name, String log, byte[] identity) throws IOException {
        KeyIndex index = disk.index(name);
        try {
            Disk.Pages pages = disk.open(log);
            return new RingEntries(
                    index,
                    pages,
                    read(index).filter(state -> state.isOf(identity)).orElse(LogState.none(identity)));
        } catch (IOException | RuntimeException failed) {
            index.close();
            throw failed;
        }
    }

    static Optional<LogState> read(KeyIndex index) throws IOException {
        try {
            return index.get(STATE).map(LogState::decode);
        } catch (BufferUnderflowException none) {
            return Optional.empty();
        }
    }

    static String generation(String key, int number) {
        return GENERATION + key + "\n" + number;
    }

    static String linkedTo(String subject) {
        return LINKED_TO + subject + "\0";
    }

    static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    static int number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt();
    }

    /** This ring stands no more: another has taken its place, or the vault is closed. */
    static final class Retired extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Retired() {
            super("this ring of keys is closed");
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new Retired();
            }
            return reading.read();
        } catch (IOException failed) {
            throw new OutcomeUnknown("the vault's disk failed under a read: try again, then look at the disk");
        } finally {
            use.readLock().unlock();
        }
    }

    /** An entry as everybody sees it. */
    Optional<byte[]> look(String name) {
        return reading(() -> index.get(name));
    }

    byte[] wrapped(Held key) {
        return reading(() -> log.read(key.at(), key.length()));
    }

    void walk(String beginning, Consumer<String> each) {
        reading(() -> {
            try (KeyIndex.Walk walk = index.walk(beginning)) {
                while (walk.hasNext()) {
                    each.accept(walk.next());
                }
            }
            return true;
        });
    }

    /** Names to go through little by little, by the writer. */
    KeyIndex.Walk walk(String beginning) throws IOException {
        return index.walk(beginning);
    }

    List<String> beginningWith(String beginning) {
        List<String> names = new ArrayList<>();
        walk(beginning, names::add);
        return names;
    }

    LogState state() {
        return state;
    }

    /** How far the log is folded with what is put; the writer's. */
    void state(LogState next) {
        state = next;
    }

    /** An entry with what is put and not written yet; the writer's. */
    Optional<byte[]> get(String name) throws IOException {
        Optional<byte[]> put = pending.get(name);
        return put == null ? index.get(name) : put;
    }

    void put(String name, byte[] entry) {
        pending.put(name, Optional.of(entry));
    }

    void remove(String name) {
        pending.put(name, Optional.empty());
    }

    void writeIfMany() throws IOException {
        if (pending.size() >= MANY) {
            write();
        }
    }

    /** Everybody sees it from here on. Durable with what is written after it, or when it is settled. */
    void write() throws IOException {
        put(STATE, state.encode());
        index.write(pending);
        pending.clear();
    }

    void settle() throws IOException {
        index.settle();
    }

    @Override
    public void close() throws IOException {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                try (log) {
                    index.close();
                }
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
