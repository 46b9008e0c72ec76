package org.regesta.engine.vault;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which generations a key has beyond its first. Any thread may ask; one writes. */
final class Generations {

    private static final SortedMap<Integer, GenerationName> NONE = Collections.emptySortedMap();

    private final Map<String, SortedMap<Integer, GenerationName>> further = new ConcurrentHashMap<>();

    void note(String name) {
        GenerationName.parse(name).ifPresent(generation -> {
            SortedMap<Integer, GenerationName> known = new TreeMap<>(of(generation.of()));
            known.put(generation.number(), generation);
            further.put(generation.of(), known); // never changed once it is here
        });
    }

    private SortedMap<Integer, GenerationName> of(String key) {
        return further.getOrDefault(key, NONE);
    }

    int newest(String key) {
        SortedMap<Integer, GenerationName> known = of(key);
        return known.isEmpty() ? GenerationName.FIRST : known.lastKey();
    }

    /** The name in the log of a generation; none when there is no such generation. */
    Optional<String> name(String key, int number) {
        return number == GenerationName.FIRST
                ? Optional.of(key)
                : Optional.ofNullable(of(key).get(number)).map(GenerationName::text);
    }

    /** The generation that a rotation made. */
    Optional<Integer> by(String key, String rotation) {
        return of(key).values().stream()
                .filter(generation -> generation.rotation().equals(rotation))
                .map(GenerationName::number)
                .findFirst();
    }
}
