package org.regesta.engine.vault;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk that remembers what is durable and what is not. It fails at a chosen step, for good (the machine stops) or
 * once, and can then be looked at as the next start would find it.
 */
final class SimulatedDisk implements Disk {

    private static final int SECTOR = 512;

    private final Map<String, Inode> names = new TreeMap<>();
    private final Map<String, Inode> durableNames = new TreeMap<>();
    private final List<Map<String, Inode>> unsyncedNames = new ArrayList<>(); // the folder after each change of it
    private final Map<String, SimulatedIndex> indexes = new TreeMap<>();
    private int steps;
    private int failAt = Integer.MAX_VALUE;
    private boolean forGood = true;
    private int syncs;
    private boolean lying;
    private long shortest = LogStart.SHORT;

    /** Where a start trusts the index however short the log is. */
    SimulatedDisk indexed() {
        shortest = 0;
        return this;
    }

    /** One of each kind. */
    static SimulatedDisk of(boolean indexed) {
        return indexed ? new SimulatedDisk().indexed() : new SimulatedDisk();
    }

    long shortest() {
        return shortest;
    }

    /** What a crash leaves of what was written and not synced. */
    enum Damage {
        LOST,
        KEPT,
        TORN,
        REORDERED,
        STALE_LENGTH
    }

    private static final class Inode {
        byte[] now = {};
        byte[] durable = {};
    }

    /** The same as a disk of its own, with everything durable. */
    SimulatedDisk copy() {
        SimulatedDisk copy = new SimulatedDisk();
        names.forEach((name, inode) -> copy.with(name, inode.now));
        indexes.forEach((name, index) -> copy.indexes.put(name, index.on(copy)));
        copy.shortest = shortest;
        return copy;
    }

    SimulatedDisk stoppingAt(int step) {
        failAt = step;
        return this;
    }

    SimulatedDisk failingOnceAt(int step) {
        failAt = step;
        forGood = false;
        return this;
    }

    SimulatedDisk failingNoMore() {
        failAt = Integer.MAX_VALUE;
        return this;
    }

    /** It says that it synced, and did not. */
    SimulatedDisk lying() {
        lying = true;
        return this;
    }

    byte[] content(String name) {
        return names.get(name).now.clone();
    }

    SimulatedDisk with(String name, byte[] content) {
        Inode inode = new Inode();
        inode.now = content.clone();
        inode.durable = inode.now;
        names.put(name, inode);
        durableNames.put(name, inode);
        return this;
    }

    boolean hasFailed() {
        return steps > failAt;
    }

    int steps() {
        return steps;
    }

    int syncs() {
        return syncs;
    }

    Collection<byte[]> files() {
        return names.values().stream().map(inode -> inode.now).toList();
    }

    synchronized void step() throws IOException {
        int current = steps++;
        if (current == failAt || (forGood && current > failAt)) {
            throw new IOException("the disk failed at step " + failAt);
        }
    }

    /** The disk as the next start finds it. */
    SimulatedDisk afterCrash(Damage damage, Random random) {
        Map<String, Inode> survivors = damage == Damage.LOST ? durableNames : oneOf(unsyncedNames, random);
        SimulatedDisk next = new SimulatedDisk();
        survivors.forEach((name, inode) -> {
            Inode left = new Inode();
            left.now = left(inode, damage, random);
            left.durable = left.now;
            next.names.put(name, left);
            next.durableNames.put(name, left);
        });
        indexes.forEach((name, index) -> next.indexes.put(name, index.afterCrash(next, damage, random)));
        next.shortest = shortest;
        return next;
    }

    private Map<String, Inode> oneOf(List<Map<String, Inode>> changes, Random random) {
        int survived = random.nextInt(changes.size() + 1);
        return survived == 0 ? durableNames : changes.get(survived - 1);
    }

    private static byte[] left(Inode inode, Damage damage, Random random) {
        int longest = Math.max(inode.now.length, inode.durable.length);
        return switch (damage) {
            case LOST -> inode.durable;
            case KEPT -> inode.now;
            case TORN -> torn(inode, random.nextInt(inode.now.length + 1));
            case STALE_LENGTH -> Arrays.copyOf(inode.durable, longest);
            case REORDERED -> reordered(inode, random);
        };
    }

    /** The new bytes up to a point, behind it the durable ones. */
    private static byte[] torn(Inode inode, int point) {
        byte[] bytes = Arrays.copyOf(inode.durable, Math.max(point, inode.durable.length));
        System.arraycopy(inode.now, 0, bytes, 0, point);
        return bytes;
    }

    private static byte[] reordered(Inode inode, Random random) {
        byte[] bytes = Arrays.copyOf(inode.durable, Math.max(inode.now.length, inode.durable.length));
        for (int at = 0; at < inode.now.length; at += SECTOR) {
            if (random.nextBoolean()) {
                int length = Math.min(SECTOR, inode.now.length - at);
                System.arraycopy(inode.now, at, bytes, at, length);
            }
        }
        return bytes;
    }

    @Override
    public boolean has(String name) throws IOException {
        step();
        return names.containsKey(name);
    }

    @Override
    public InputStream read(String name, long from) throws IOException {
        step();
        byte[] content = inode(name).now;
        if (from > content.length) {
            throw new EOFException(name);
        }
        return new ByteArrayInputStream(Arrays.copyOfRange(content, (int) from, content.length));
    }

    @Override
    public Pages open(String name) throws IOException {
        step();
        return new OpenPages(inode(name));
    }

    @Override
    public boolean hasIndex(String name) throws IOException {
        step();
        return indexes.containsKey(name);
    }

    @Override
    public KeyIndex index(String name) throws IOException {
        step();
        return indexes.computeIfAbsent(name, unseen -> new SimulatedIndex(this, Map.of()));
    }

    /** What stands in it; nothing when there is none. */
    Map<String, byte[]> indexed(String name) {
        SimulatedIndex index = indexes.get(name);
        return index == null ? Map.of() : index.entries();
    }

    SimulatedDisk withIndex(String name, Map<String, byte[]> entries) {
        indexes.put(name, new SimulatedIndex(this, entries));
        return this;
    }

    @Override
    public void deleteIndex(String name) throws IOException {
        step();
        indexes.remove(name);
    }

    private final class OpenPages implements Pages {

        private final Inode inode;

        OpenPages(Inode inode) {
            this.inode = inode;
        }

        @Override
        public byte[] read(long at, int length) throws IOException {
            step();
            byte[] content = inode.now;
            if (at + length > content.length) {
                throw new EOFException();
            }
            return Arrays.copyOfRange(content, (int) at, (int) at + length);
        }

        @Override
        public long length() throws IOException {
            step();
            return inode.now.length;
        }

        @Override
        public void close() {}
    }

    private Inode inode(String name) throws FileNotFoundException {
        Inode inode = names.get(name);
        if (inode == null) {
            throw new FileNotFoundException(name);
        }
        return inode;
    }

    @Override
    public Appender create(String name) throws IOException {
        step();
        Inode inode = new Inode();
        names.put(name, inode);
        changedFolder();
        return new OpenFile(inode);
    }

    @Override
    public Appender append(String name) throws IOException {
        step();
        return new OpenFile(inode(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        names.put(to, inode(from));
        names.remove(from);
        changedFolder();
    }

    @Override
    public void delete(String name) throws IOException {
        step();
        names.remove(name);
        changedFolder();
    }

    private void changedFolder() {
        unsyncedNames.add(new TreeMap<>(names));
    }

    @Override
    public void syncFolder() throws IOException {
        step();
        durableNames.clear();
        durableNames.putAll(names);
        unsyncedNames.clear();
    }

    private final class OpenFile implements Appender {

        private final Inode inode;

        OpenFile(Inode inode) {
            this.inode = inode;
        }

        /** A write that fails may have been done in part. */
        @Override
        public void write(byte[] bytes) throws IOException {
            int old = inode.now.length;
            inode.now = Arrays.copyOf(inode.now, old + bytes.length);
            System.arraycopy(bytes, 0, inode.now, old, bytes.length);
            try {
                step();
            } catch (IOException failed) {
                inode.now = Arrays.copyOf(inode.now, old + bytes.length / 2);
                throw failed;
            }
        }

        @Override
        public void sync() throws IOException {
            step();
            syncs++;
            if (!lying) {
                inode.durable = inode.now.clone();
            }
        }

        @Override
        public long length() throws IOException {
            step();
            return inode.now.length;
        }

        @Override
        public void cutTo(long length) throws IOException {
            step();
            inode.now = Arrays.copyOf(inode.now, (int) length);
        }

        @Override
        public void wipe(long at, int length) throws IOException {
            step();
            inode.now = inode.now.clone();
            Arrays.fill(inode.now, (int) at, (int) at + length, (byte) 0);
        }

        @Override
        public void close() {}
    }
}
