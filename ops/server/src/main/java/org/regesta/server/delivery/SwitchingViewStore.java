package org.regesta.server.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.viewstore.Touched;
import org.regesta.ports.ViewStore;

/**
 * A store whose collections have generations: a rebuild fills the next generation beside the live one and then switches
 * by one conditional write each; readers follow, and none sees a generation that was dropped under it. Collections that
 * no rebuild touches (tokens, sagas, work) stay at generation 0.
 */
public final class SwitchingViewStore implements ViewStore {

    private static final String REGISTER = "generations";

    private final ViewStore store;
    private final ViewStore relaxed;
    private final Collection register;
    private final LongAdder documentsRead = new LongAdder();
    private final Map<String, Long> generations = new ConcurrentHashMap<>();
    /** By collection, how many changes it has seen. */
    private final Map<String, LongAdder> changes = new ConcurrentHashMap<>();

    private final Map<String, Set<String>> indexes = new ConcurrentHashMap<>();
    /** By collection: shared by whoever works in the live generation, alone for whoever drops it. */
    private final Map<String, ReadWriteLock> locks = new ConcurrentHashMap<>();

    public SwitchingViewStore(ViewStore store) {
        this.store = store;
        this.relaxed = store.relaxed();
        this.register = store.collection(REGISTER, Set.of());
    }

    /** How many documents were read or counted of live collections since the start. */
    public long documentsRead() {
        return documentsRead.sum();
    }

    @Override
    public Collection collection(String name, Set<String> declared) {
        return new Switching(store, name, declared);
    }

    @Override
    public Set<String> names() {
        return store.names().stream()
                .filter(name -> !name.equals(REGISTER))
                .map(name -> name.replaceFirst("-g[0-9]+$", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean durable() {
        return store.durable();
    }

    @Override
    public boolean exclusive() {
        return store.exclusive();
    }

    @Override
    public ViewStore relaxed() {
        return new ViewStore() {
            @Override
            public Collection collection(String name, Set<String> declared) {
                return new Switching(relaxed, name, declared);
            }

            @Override
            public Set<String> names() {
                return SwitchingViewStore.this.names();
            }

            @Override
            public boolean durable() {
                return relaxed.durable();
            }

            @Override
            public boolean exclusive() {
                return relaxed.exclusive();
            }
        };
    }

    /** The next generation, empty: to be filled beside the live one. */
    Fresh fresh() {
        return new Fresh();
    }

    /** One text over the hashes of these live collections. */
    String hash(Set<String> names) {
        Map<String, String> hashes = new TreeMap<>();
        names.forEach(name -> hashes.put(name, live(store, name).hash()));
        return ViewHashes.of(hashes);
    }

    /** Compares what is live with the next generation, document by document, and drops that; says how many it has. */
    long compare(Fresh filled, BiConsumer<Document, String> different) {
        long documents = 0;
        for (String name : filled.names()) {
            Collection right = store.collection(stored(name, generation(name) + 1), declared(name));
            Differences.between(live(store, name), right, different);
            documents += right.count();
            right.drop();
        }
        return documents;
    }

    private Set<String> declared(String name) {
        return indexes.getOrDefault(name, Set.of());
    }

    /** Makes the next generation of these collections the live one and drops the one before. */
    void switchOver(Fresh filled) {
        for (String name : filled.names()) {
            long before = generation(name);
            if (!register.replace(new Document(name, before + 1, "{}", Map.of()), before == 0 ? ABSENT : before)) {
                throw new IllegalStateException("another process switched the view " + name + " at the same time");
            }
            Lock nobodyWithin = lock(name).writeLock();
            nobodyWithin.lock();
            try {
                Collection old = live(store, name);
                generations.put(name, before + 1);
                old.drop();
                changes(name).increment();
            } finally {
                nobodyWithin.unlock();
            }
        }
    }

    /** Works while the collection's generation stays what it is. */
    private <T> T following(String name, Supplier<T> work) {
        Lock within = lock(name).readLock();
        within.lock();
        try {
            return work.get();
        } finally {
            within.unlock();
        }
    }

    private ReadWriteLock lock(String name) {
        return locks.computeIfAbsent(name, unknown -> new ReentrantReadWriteLock());
    }

    private LongAdder changes(String name) {
        return changes.computeIfAbsent(name, unseen -> new LongAdder());
    }

    private long generation(String name) {
        return generations.computeIfAbsent(
                name, n -> register.get(n).map(Document::version).orElse(0L));
    }

    private Collection live(ViewStore in, String name) {
        return in.collection(stored(name, generation(name)), indexes.getOrDefault(name, Set.of()));
    }

    private static String stored(String name, long generation) {
        return generation == 0 ? name : name + "-g" + generation;
    }

    /** The next generation of the collections that are opened through it. */
    final class Fresh implements ViewStore {
        private final Map<String, Collection> opened = new ConcurrentHashMap<>();

        @Override
        public Collection collection(String name, Set<String> declared) {
            return opened.computeIfAbsent(name, opening -> {
                String stored = stored(opening, generation(opening) + 1);
                relaxed.collection(stored, declared).drop(); // left by a rebuild that was cut off
                return relaxed.collection(stored, declared);
            });
        }

        @Override
        public Set<String> names() {
            return Set.copyOf(opened.keySet());
        }

        @Override
        public boolean durable() {
            return relaxed.durable();
        }

        String hash() {
            Map<String, String> hashes = new TreeMap<>();
            opened.forEach((name, collection) -> hashes.put(name, collection.hash()));
            return ViewHashes.of(hashes);
        }
    }

    /** Follows a collection through its generations; what is under way in one keeps it from being dropped. */
    private final class Switching implements Collection {
        private final ViewStore in;
        private final String name;
        private final LongAdder changes;
        private volatile Opened opened;

        private record Opened(long generation, Collection collection) {}

        Switching(ViewStore in, String name, Set<String> declared) {
            this.in = in;
            this.name = name;
            this.changes = SwitchingViewStore.this.changes(name);
            indexes.put(name, Set.copyOf(declared));
            opened = following(name, () -> new Opened(generation(name), SwitchingViewStore.this.live(in, name)));
        }

        private <T> T live(Function<Collection, T> work) {
            return following(name, () -> {
                Opened now = opened;
                if (now.generation != generation(name)) {
                    now = new Opened(generation(name), SwitchingViewStore.this.live(in, name));
                    opened = now;
                }
                return work.apply(now.collection);
            });
        }

        private <T> T changed(Function<Collection, T> work) {
            try {
                return live(work);
            } finally { // of what failed it is not known whether it stands
                changes.increment();
                Touched.mark();
            }
        }

        @Override
        public Optional<Document> get(String id) {
            documentsRead.increment();
            return live(collection -> collection.get(id));
        }

        @Override
        public boolean replace(Document document, long expected) {
            return changed(collection -> collection.replace(document, expected));
        }

        @Override
        public void replaceAll(List<Document> documents) {
            changed(collection -> {
                collection.replaceAll(documents);
                return true;
            });
        }

        @Override
        public boolean remove(String id, long expected) {
            return changed(collection -> collection.remove(id, expected));
        }

        @Override
        public Page scan(
                String index, String from, @Nullable String to, @Nullable String cursor, int limit, Order order) {
            Page page = live(collection -> collection.scan(index, from, to, cursor, limit, order));
            documentsRead.add(page.documents().size());
            return page;
        }

        @Override
        public Optional<Document> first(String index, String key) {
            documentsRead.increment();
            return live(collection -> collection.first(index, key));
        }

        @Override
        public long count() {
            long count = live(Collection::count);
            documentsRead.add(count);
            return count;
        }

        @Override
        public long count(String index, String from, @Nullable String to) {
            long count = live(collection -> collection.count(index, from, to));
            documentsRead.add(count);
            return count;
        }

        @Override
        public Optional<String> behind(String index, String from, @Nullable String to, long many, Order order) {
            documentsRead.add(many);
            return live(collection -> collection.behind(index, from, to, many, order));
        }

        @Override
        public String hash() {
            count(); // a hash reads them all
            return live(Collection::hash);
        }

        @Override
        public OptionalLong changes() {
            return store.exclusive() ? OptionalLong.of(changes.sum()) : OptionalLong.empty();
        }

        @Override
        public void drop() {
            changed(collection -> {
                collection.drop();
                return true;
            });
        }
    }
}
