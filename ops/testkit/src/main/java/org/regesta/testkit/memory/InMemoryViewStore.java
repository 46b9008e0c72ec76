package org.regesta.testkit.memory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.ports.ViewStore;

/** Collections in memory. */
public final class InMemoryViewStore implements ViewStore {

    private final Map<String, InMemoryCollection> collections = new TreeMap<>();
    private final boolean exclusive;

    /** As one that several processes share. */
    public InMemoryViewStore() {
        this(false);
    }

    public InMemoryViewStore(boolean exclusive) {
        this.exclusive = exclusive;
    }

    @Override
    public synchronized Collection collection(String name, Set<String> indexes) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("a collection's name is lower-case letters, digits and dashes");
        }
        InMemoryCollection open = collections.computeIfAbsent(
                name, unknown -> new InMemoryCollection(Set.copyOf(indexes), () -> forget(name)));
        if (!open.indexes().equals(indexes)) {
            throw new IllegalArgumentException("collection " + name + " has other indexes");
        }
        return open;
    }

    @Override
    public synchronized Set<String> names() {
        return new TreeSet<>(collections.keySet());
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public boolean exclusive() {
        return exclusive;
    }

    private synchronized void forget(String name) {
        collections.remove(name);
    }
}
