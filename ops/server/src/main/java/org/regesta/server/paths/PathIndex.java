package org.regesta.server.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is known by patterns of paths, found by how a path begins: of hundreds of patterns a few are left to be
 * matched. It never leaves out one that would match.
 *
 * @param <T> what a pattern stands for
 */
public final class PathIndex<T> {

    private record Entry<T>(PathStart start, T value) {}

    private final List<T> all;
    private final Map<String, List<Entry<T>>> byBeginning = new HashMap<>();
    /** Those whose patterns say too little of how a path begins. */
    private final List<Entry<T>> anywhere;

    /**
     * @param values in the order in which they are to be found
     * @param patterns of a value, such as <code>/v1/identities/{subject}/card</code>
     */
    public PathIndex(List<T> values, Function<T, Stream<String>> patterns) {
        all = List.copyOf(values);
        List<Entry<T>> entries = all.stream()
                .flatMap(value -> patterns.apply(value).map(pattern -> new Entry<>(PathStart.of(pattern), value)))
                .toList();
        anywhere = entries.stream()
                .filter(entry -> entry.start.beginning().isEmpty())
                .toList();
        entries.stream()
                .flatMap(entry -> entry.start.beginning().stream())
                .distinct()
                .forEach(known -> {
                    byBeginning.put(
                            known,
                            entries.stream()
                                    .filter(entry ->
                                            entry.start.beginning().stream().allMatch(known::equals))
                                    .toList());
                });
    }

    /**
     * Those of which a pattern may match, in their order; one may come twice.
     *
     * @param path raw, as it was sent
     */
    public List<T> candidates(String path) {
        if (PathStart.isUnusual(path)) {
            return all;
        }
        List<T> found = new ArrayList<>();
        for (Entry<T> entry : byBeginning.getOrDefault(PathStart.beginning(path), anywhere)) {
            if (entry.start.mayMatch(path)) {
                found.add(entry.value);
            }
        }
        return found;
    }
}
