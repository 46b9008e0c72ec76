package org.regesta.engine.vault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.vault.KeyRecord.Carried;
import org.regesta.engine.vault.KeyRecord.Closed;
import org.regesta.engine.vault.KeyRecord.KeyMade;
import org.regesta.engine.vault.KeyRecord.Linked;
import org.regesta.engine.vault.KeyRecord.Placed;
import org.regesta.engine.vault.KeyRecord.SecretMade;
import org.regesta.engine.vault.KeyRecord.Shredded;

/**
 * What the key log says, folded: every key in its wrapping, every link, every tombstone. Keys may be asked for by any
 * thread; links and changes belong to the one writer.
 */
final class KeyRing {

    private static final Held TOMBSTONE = new Held(new byte[0], -1);

    private final Map<String, Held> keys = new ConcurrentHashMap<>();
    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
    private final Generations generations = new Generations();
    private final Generations secretGenerations = new Generations();
    private final Map<String, String> subjectOf = new HashMap<>();
    private final Map<String, Set<String>> linkedTo = new HashMap<>();

    /** A key in its wrapping, and where in the log that stands. */
    record Held(byte[] wrapped, long at) {}

    void apply(Placed placed) {
        switch (placed.record()) {
            case SecretMade it -> {
                secrets.put(it.use(), it.wrapped());
                secretGenerations.note(it.use());
            }
            case KeyMade it -> {
                keys.put(it.keyRef(), new Held(it.wrapped(), placed.keyAt()));
                generations.note(it.keyRef());
            }
            case Linked it -> link(it.registration(), it.subject());
            case Shredded it -> shred(it.keyRef());
            case Closed _, Carried _ -> {} // say nothing of any key
        }
    }

    private void link(String registration, String subject) {
        unlink(registration);
        subjectOf.put(registration, subject);
        linkedTo.computeIfAbsent(subject, unseen -> new HashSet<>(2)).add(registration);
    }

    private void unlink(String registration) {
        String before = subjectOf.remove(registration);
        if (before != null) {
            linkedTo.computeIfPresent(before, (subject, linked) -> {
                linked.remove(registration);
                return linked.isEmpty() ? null : linked;
            });
        }
    }

    private void shred(String keyRef) {
        keys.put(keyRef, TOMBSTONE);
        unlink(keyRef);
    }

    /** The key; none when it was never made or is shredded. */
    Optional<Held> held(String keyRef) {
        return Optional.ofNullable(keys.get(keyRef)).filter(held -> held != TOMBSTONE);
    }

    boolean isShredded(String keyRef) {
        return keys.get(keyRef) == TOMBSTONE;
    }

    /** The names of all keys that were shredded; their further generations are not told apart. */
    Set<String> shredded() {
        return keys.entrySet().stream()
                .filter(key -> key.getValue() == TOMBSTONE)
                .map(Map.Entry::getKey)
                .filter(name -> !GenerationName.isOne(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Which generations of a person's key were made, shredded or not. */
    Generations generations() {
        return generations;
    }

    Generations secretGenerations() {
        return secretGenerations;
    }

    /** The names of all keys, shredded or not. */
    List<String> names() {
        return List.copyOf(keys.keySet());
    }

    Map<String, byte[]> secrets() {
        return Map.copyOf(secrets);
    }

    Map<String, String> links() {
        return Map.copyOf(subjectOf);
    }

    Optional<byte[]> secret(String use) {
        return Optional.ofNullable(secrets.get(use));
    }

    @Nullable
    String subjectOf(String registration) {
        return subjectOf.get(registration);
    }

    /** The keys that die with these: they themselves and what is linked to them, as far as not dead already. */
    Set<String> dyingWith(Set<String> keyRefs) {
        Set<String> dying = new LinkedHashSet<>();
        Deque<String> rest = new ArrayDeque<>(keyRefs);
        while (!rest.isEmpty()) {
            String keyRef = rest.remove();
            if (!isShredded(keyRef) && dying.add(keyRef)) {
                rest.addAll(linkedTo.getOrDefault(keyRef, Set.of()));
            }
        }
        return dying;
    }
}
