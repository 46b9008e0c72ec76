package org.regesta.auth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.ports.ViewStore;
import org.regesta.testkit.memory.InMemoryViewStore;

/** Looks at collections of this room, whatever their indexes. */
final class Stored {

    private Stored() {}

    static Map<String, String> hashes(InMemoryViewStore of) {
        Map<String, String> hashes = new TreeMap<>();
        for (String name : of.names()) {
            hashes.put(name, opened(of, name).hash());
        }
        return hashes;
    }

    static ViewStore.Collection opened(ViewStore of, String name) {
        for (Set<String> indexes : List.of(Set.<String>of(), Set.of("number"), Set.of("key"), Set.of("language"))) {
            try {
                return of.collection(name, indexes);
            } catch (IllegalArgumentException otherIndexes) {
                continue;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
