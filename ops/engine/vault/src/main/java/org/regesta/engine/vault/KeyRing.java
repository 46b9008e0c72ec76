package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.engine.vault.KeyEntry.Held;
import org.regesta.engine.vault.KeyEntry.Shredded;

/**
 * What the key log says, folded into an index beside it: where each key stands, every link, every tombstone. Memory
 * holds the dedicated keys alone. Any thread may ask; the one writer takes in what the log says ({@link RingFold}).
 *
 * <p>The index holds no key, wrapped or not: keys are read from their places in the log. So a key that was overwritten
 * there is nowhere, whatever an index keeps of what it was told to forget.
 */
final class KeyRing implements Closeable {

    private static final List<String> NAMES = List.of("index-0", "index-1");

    private final RingEntries entries;
    private final Disk disk;
    private final String index;
    private final Map<String, Held> secrets = new ConcurrentHashMap<>();
    private final Generations secretGenerations = new Generations();

    private KeyRing(Disk disk, String index, RingEntries entries) {
        this.disk = disk;
        this.index = index;
        this.entries = entries;
    }

    /** The ring of a log as far as an index folded it, if there is one of this log. */
    static Optional<KeyRing> found(Disk disk, String log, byte[] identity) throws IOException {
        for (String name : NAMES) {
            if (disk.hasIndex(name)) {
                KeyRing ring = new KeyRing(disk, name, RingEntries.open(disk, name, log, identity));
                if (ring.state().covered() > 0) {
                    ring.load();
                    return Optional.of(ring);
                }
                ring.close();
            }
        }
        return Optional.empty();
    }

    /** A ring of a log of which nothing is folded, and no other index. Nobody has one open. */
    static KeyRing empty(Disk disk, String log, byte[] identity) throws IOException {
        for (String name : NAMES) {
            disk.deleteIndex(name);
        }
        return new KeyRing(disk, NAMES.getFirst(), RingEntries.open(disk, NAMES.getFirst(), log, identity));
    }

    private void load() throws IOException {
        try {
            disk.deleteIndex(other(index)); // of a log that this one took the place of, or that came to nothing
            for (String use : entries.beginningWith(RingEntries.SECRET)) {
                if (KeyEntry.of(entries.get(RingEntries.SECRET + use)) instanceof Held held) {
                    hang(use, held);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    /** An empty one beside this, of a log that will take this one's place. */
    KeyRing successor(String log, byte[] identity) throws IOException {
        String name = other(index);
        disk.deleteIndex(name);
        return new KeyRing(disk, name, RingEntries.open(disk, name, log, identity));
    }

    private static String other(String name) {
        return name.equals(NAMES.getFirst()) ? NAMES.getLast() : NAMES.getFirst();
    }

    void hang(String use, Held secret) {
        secrets.put(use, secret);
        secretGenerations.note(use);
    }

    /** How it is written to; by one thread at a time. */
    RingEntries entries() {
        return entries;
    }

    KeyEntry entry(String keyRef) {
        return KeyEntry.of(entries.look(RingEntries.KEY + keyRef));
    }

    /** The key; none when it was never made or is shredded. */
    Optional<Held> held(String keyRef) {
        return entry(keyRef) instanceof Held held ? Optional.of(held) : Optional.empty();
    }

    boolean isShredded(String keyRef) {
        return entry(keyRef) instanceof Shredded;
    }

    /** A key in its wrapping, as the log has it now. */
    byte[] wrapped(Held key) {
        return entries.wrapped(key);
    }

    /** The names of all keys that were shredded; their further generations are not told apart. */
    Set<String> shredded() {
        Set<String> names = new TreeSet<>();
        entries.walk(RingEntries.TOMB, names::add);
        return names;
    }

    /** How many generations of a person's key were made, shredded or not; one where there is no such key. */
    int newest(String keyRef) {
        return entries.look(RingEntries.NEWEST + keyRef)
                .map(RingEntries::number)
                .orElse(GenerationName.FIRST);
    }

    /** The name in the log of a generation; none when there is no such generation. */
    Optional<String> generation(String keyRef, int number) {
        return number == GenerationName.FIRST
                ? Optional.of(keyRef)
                : entries.look(RingEntries.generation(keyRef, number))
                        .map(KeyRing::text)
                        .map(rotation -> new GenerationName(keyRef, number, rotation).text());
    }

    /** The generation that a rotation made. */
    Optional<Integer> generationBy(String keyRef, String rotation) {
        for (int number = newest(keyRef); number > GenerationName.FIRST; number--) {
            Optional<String> madeBy =
                    entries.look(RingEntries.generation(keyRef, number)).map(KeyRing::text);
            if (madeBy.equals(Optional.of(rotation))) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    Generations secretGenerations() {
        return secretGenerations;
    }

    /** Where the dedicated keys stand, by their names. */
    Map<String, Held> secrets() {
        return Map.copyOf(secrets);
    }

    Optional<Held> secret(String use) {
        return Optional.ofNullable(secrets.get(use));
    }

    Optional<String> subjectOf(String registration) {
        return entries.look(RingEntries.SUBJECT_OF + registration).map(KeyRing::text);
    }

    /** The keys that die with these: they themselves and what is linked to them, as far as not dead already. */
    Set<String> dyingWith(Set<String> keyRefs) {
        Set<String> dying = new LinkedHashSet<>();
        Deque<String> rest = new ArrayDeque<>(keyRefs);
        while (!rest.isEmpty()) {
            String keyRef = rest.remove();
            if (!isShredded(keyRef) && dying.add(keyRef)) {
                entries.walk(RingEntries.linkedTo(keyRef), rest::add);
            }
        }
        return dying;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How far the log is folded. */
    LogState state() {
        return entries.state();
    }

    /** Nobody finds anything on it any more. */
    @Override
    public void close() throws IOException {
        entries.close();
    }

    /** As {@link #close}; and its index is deleted. */
    void destroy() throws IOException {
        close();
        disk.deleteIndex(index);
    }
}
