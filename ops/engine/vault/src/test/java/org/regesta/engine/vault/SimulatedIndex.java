package org.regesta.engine.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.regesta.engine.vault.SimulatedDisk.Damage;

/** An index that remembers what is durable; a crash leaves it as it was at some moment since, as RocksDB does. */
final class SimulatedIndex implements KeyIndex {

    private final SimulatedDisk disk;
    private final TreeMap<String, byte[]> durable;
    private final TreeMap<String, byte[]> now;
    private final List<Map<String, Optional<byte[]>>> since = new ArrayList<>();

    SimulatedIndex(SimulatedDisk disk, Map<String, byte[]> entries) {
        this.disk = disk;
        this.durable = new TreeMap<>(entries);
        this.now = new TreeMap<>(entries);
    }

    SimulatedIndex on(SimulatedDisk other) {
        return new SimulatedIndex(other, now);
    }

    synchronized SimulatedIndex afterCrash(SimulatedDisk next, Damage damage, Random random) {
        int kept =
                switch (damage) {
                    case LOST -> 0;
                    case KEPT -> since.size();
                    case TORN, REORDERED, STALE_LENGTH -> random.nextInt(since.size() + 1);
                };
        TreeMap<String, byte[]> left = new TreeMap<>(durable);
        since.subList(0, kept).forEach(batch -> put(batch, left));
        return new SimulatedIndex(next, left);
    }

    private static void put(Map<String, Optional<byte[]>> batch, Map<String, byte[]> into) {
        batch.forEach((name, entry) -> {
            if (entry.isPresent()) {
                into.put(name, entry.get());
            } else {
                into.remove(name);
            }
        });
    }

    synchronized Map<String, byte[]> entries() {
        return new TreeMap<>(now);
    }

    @Override
    public synchronized Optional<byte[]> get(String name) {
        return Optional.ofNullable(now.get(name));
    }

    @Override
    public synchronized void write(Map<String, Optional<byte[]>> entries) throws IOException {
        disk.step();
        since.add(new LinkedHashMap<>(entries));
        put(entries, now);
    }

    @Override
    public synchronized Walk walk(String beginning) {
        Iterator<String> names = List.copyOf(now.tailMap(beginning).keySet()).stream()
                .takeWhile(name -> name.startsWith(beginning))
                .iterator();
        return new Walk() {
            @Override
            public boolean hasNext() {
                return names.hasNext();
            }

            @Override
            public String next() {
                return names.next().substring(beginning.length());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public synchronized void settle() throws IOException {
        disk.step();
        durable.clear();
        durable.putAll(now);
        since.clear();
    }

    @Override
    public void close() {}
}
