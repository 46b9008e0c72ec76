package org.regesta.engine.eventlog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.ports.StorageFull;

/**
 * A process that appends to a book whose disk fails again and again, at a write or a sync of its choice, and reports
 * each fault in a line: {@code fault <number> <kind> <what came of it>}. After each it opens the book anew.
 */
final class FaultyWriter {

    /** How the disk fails, with the two numbers that the shim reads. */
    private enum Fault {
        SYNC(1, 0),
        WRITE(0, 1),
        SHORT_WRITE(0, 2),
        NO_ROOM(0, 3);

        final int syncs;
        final int writes;

        Fault(int syncs, int writes) {
            this.syncs = syncs;
            this.writes = writes;
        }
    }

    private static final int APPENDS_MOST = 60;
    private static final int AFTER = 3;
    private static final int FAULTS_PER_BOOK = 50;

    private final Path folder;
    private final Random random;
    private final RandomAccessFile shim;
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> sent = new HashSet<>();
    private int named;

    private FaultyWriter(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.random = new Random(seed);
        this.shim = new RandomAccessFile(System.getenv("UNSYNCED_STATE"), "rw");
    }

    /** @param arguments folder, how many faults, seed */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        FaultyWriter writer = new FaultyWriter(Path.of(arguments[0]), Long.parseLong(arguments[2]));
        for (int fault = 0; fault < Integer.parseInt(arguments[1]); fault++) {
            out.println("fault " + fault + " " + writer.one(fault));
        }
        out.println("done");
    }

    private String one(int number) throws IOException {
        if (number % FAULTS_PER_BOOK == 0) {
            acknowledged.clear();
            sent.clear();
        }
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        RocksEventStorageEngine log = open(number);
        List<String> answers = new ArrayList<>();
        try {
            append(log);
            fail(fault, random.nextInt(12));
            String first = "";
            for (int each = 0; each < APPENDS_MOST && first.isEmpty(); each++) {
                first = append(log);
            }
            answers.add(fault + " " + first);
            fail(null, 0); // the disk is well again: what failed is not tried again
            for (int each = 0; each < AFTER; each++) {
                answers.add(append(log));
            }
            answers.add("reads " + (log.forEachRaw(0, (position, leaf) -> {}) >= acknowledged.size()));
        } finally {
            fail(null, 0);
            log.close();
        }
        try (RocksEventStorageEngine again = open(number)) {
            answers.add("lost " + missing(again) + " half-written " + invented(again));
            answers.add(append(again).isEmpty() ? "goes-on" : "stuck");
        }
        return String.join(" | ", answers);
    }

    private RocksEventStorageEngine open(int number) {
        return RocksEventStorageEngine.open(
                EventLogOptions.of(folder.resolve("book" + number / FAULTS_PER_BOOK), Book.REGISTRY, Clock.systemUTC())
                        .reserve(0)
                        .ballast(0),
                new LedgerSerializer());
    }

    /** @return empty when it was acknowledged, else what was answered */
    private String append(RocksEventStorageEngine log) {
        String stream = Given.centre("f" + named++);
        sent.add(stream);
        try {
            log.append(List.of(Given.event(stream, 0)));
            acknowledged.add(stream);
            return "";
        } catch (StorageFull | LogStopped | org.regesta.ports.Commands.OutcomeUnknown refused) {
            return refused.getClass().getSimpleName();
        }
    }

    private int missing(RocksEventStorageEngine log) {
        Set<String> missing = new HashSet<>(acknowledged);
        missing.removeAll(streams(log));
        return missing.size();
    }

    private int invented(RocksEventStorageEngine log) {
        Set<String> there = new HashSet<>(streams(log));
        there.removeAll(sent);
        return there.size();
    }

    private static List<String> streams(RocksEventStorageEngine log) {
        List<String> streams = new ArrayList<>();
        log.forEachRaw(0, (position, leaf) -> streams.add(Leaf.decode(leaf).at().orElseThrow().stream()));
        return streams;
    }

    /** Little-endian: syncs, writes, how many are spared. */
    private void fail(@org.jspecify.annotations.Nullable Fault fault, int spared) throws IOException {
        shim.seek(8);
        shim.writeInt(Integer.reverseBytes(spared));
        shim.seek(0);
        shim.writeInt(Integer.reverseBytes(fault == null ? 0 : fault.syncs));
        shim.writeInt(Integer.reverseBytes(fault == null ? 0 : fault.writes));
    }
}
