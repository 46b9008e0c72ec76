package org.regesta.engine.viewstore;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyHandle;

/**
 * One collection's column family, with the locks that make its conditional writes safe. Shared by all handles on it.
 */
final class RocksFamily {

    private static final int STRIPES = 64;

    final String name;
    final ColumnFamilyHandle handle;
    /** In the order of their numbers. */
    final List<String> indexes;

    private final Set<String> indexSet;

    private final Lock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);
    /** Held for writing only to drop the family: a native handle must not be closed under a reader. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();

    private boolean dropped;

    RocksFamily(String name, ColumnFamilyHandle handle, Set<String> indexes) {
        this.name = name;
        this.handle = handle;
        this.indexes = indexes.stream().sorted().toList();
        this.indexSet = Set.copyOf(indexes);
    }

    Set<String> indexSet() {
        return indexSet;
    }

    int number(String index) {
        return indexes.indexOf(index);
    }

    /** Works with the family while nobody drops it. */
    <T> T use(Supplier<T> work) {
        life.readLock().lock();
        try {
            if (dropped) {
                throw new IllegalStateException("collection " + name + " was dropped or its store closed");
            }
            return work.get();
        } finally {
            life.readLock().unlock();
        }
    }

    /** Ends the family: later use is refused. */
    void end(Runnable closing) {
        life.writeLock().lock();
        try {
            if (!dropped) {
                dropped = true;
                closing.run();
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    /** Works while no other writer touches this document. */
    <T> T alone(String id, Supplier<T> work) {
        Lock mine = stripes[stripe(id)];
        mine.lock();
        try {
            return use(work);
        } finally {
            mine.unlock();
        }
    }

    /** Works while no other writer touches these documents. */
    <T> T alone(Stream<String> ids, Supplier<T> work) {
        int[] mine = ids.mapToInt(RocksFamily::stripe).distinct().sorted().toArray();
        Arrays.stream(mine).forEach(stripe -> stripes[stripe].lock()); // always in this order, so never a deadlock
        try {
            return use(work);
        } finally {
            IntStream.of(mine).forEach(stripe -> stripes[stripe].unlock());
        }
    }

    private static int stripe(String id) {
        return Math.floorMod(id.hashCode(), STRIPES);
    }
}
