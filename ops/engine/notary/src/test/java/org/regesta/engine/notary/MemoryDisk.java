package org.regesta.engine.notary;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory that can lose power: what was not synced is then lost, torn or kept, as it is told. A name is
 * durable once its folder was synced.
 */
final class MemoryDisk implements Disk {

    /** What becomes of what was not synced. */
    enum Damage {
        LOST,
        TORN,
        KEPT
    }

    private static final class PowerCut extends IOException {
        private static final long serialVersionUID = 1L;
    }

    final TreeMap<String, byte[]> files = new TreeMap<>();
    private final TreeMap<String, byte[]> durable = new TreeMap<>();
    private final TreeMap<String, byte[]> synced = new TreeMap<>();
    long steps;
    long cutAfter = Long.MAX_VALUE;

    private void step() throws IOException {
        if (++steps > cutAfter) {
            throw new PowerCut();
        }
    }

    /** The disk as it is after the power came back. */
    MemoryDisk afterCut(Damage damage) {
        MemoryDisk found = new MemoryDisk();
        found.files.putAll(durable);
        if (damage != Damage.LOST) {
            files.forEach((name, content) -> {
                byte[] safe = synced.get(name);
                boolean whole = safe != null && Arrays.equals(safe, content);
                boolean kept = damage == Damage.KEPT || whole;
                found.files.put(name, kept ? content : Arrays.copyOf(content, content.length / 2));
            });
        }
        found.durable.putAll(found.files);
        found.synced.putAll(found.files);
        return found;
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    @Override
    public List<String> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        TreeSet<String> names = new TreeSet<>();
        files.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length()).split("/", 2)[0]));
        return List.copyOf(names);
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        step();
        files.put(name, content.clone());
    }

    @Override
    public void append(String name, long offset, byte[] content) throws IOException {
        step();
        byte[] whole = Arrays.copyOf(files.getOrDefault(name, new byte[0]), (int) offset + content.length);
        System.arraycopy(content, 0, whole, (int) offset, content.length);
        files.put(name, whole);
    }

    @Override
    public byte[] settle(String name) throws IOException {
        sync(name);
        return read(name).orElseThrow();
    }

    @Override
    public void sync(String name) throws IOException {
        step();
        synced.put(name, files.get(name).clone());
        durable.computeIfPresent(name, (known, old) -> files.get(known).clone());
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        files.put(to, files.remove(from));
        byte[] safe = synced.remove(from);
        if (safe != null) {
            synced.put(to, safe);
        }
    }

    @Override
    public void syncFolderOf(String name) throws IOException {
        step();
        int end = name.lastIndexOf('/') + 1;
        String folder = name.substring(0, end);
        files.keySet().stream()
                .filter(file -> file.startsWith(folder) && file.indexOf('/', end) < 0)
                .filter(synced::containsKey)
                .forEach(file -> durable.put(file, synced.get(file)));
        durable.keySet()
                .removeIf(file -> file.startsWith(folder) && file.indexOf('/', end) < 0 && !files.containsKey(file));
    }

    @Override
    public void delete(String name) throws IOException {
        step();
        files.remove(name);
    }
}
