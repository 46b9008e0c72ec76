package org.regesta.bench.eventlog;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.regesta.bench.Machine;
import org.regesta.bench.Report;
import org.regesta.engine.eventlog.EventLogOptions;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.eventlog.RocksEventStorageEngine;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Leaves;
import org.regesta.engine.notary.NoteSigner;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.server.verify.Verification;
import org.regesta.server.verify.Verification.Part;

/** What the notary costs beside the appends, how its tree grows, and what proofs and {@code verify} take. */
public final class NotaryBench {

    private static final int PAIRS = 5;
    /** Threads that append: what the workers, sagas and requests of a house on two cores are, and to either side. */
    private static final int WRITERS = 8;

    private static final List<Integer> BESIDE = List.of(1, 32);
    private static final int LOOKS = 4;
    /** As in a house. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(900);

    private static final int MILLION = 1_000_000;
    private static final int PROOFS = 2_000;
    private static final int TOGETHER = 500;
    private static final int LEAF_BYTES = 800;
    private static final int HASHES = 500_000;

    private final Path folder;
    private final PrintStream out;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private NotaryBench(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * Runs it in a folder that holds nothing else.
     *
     * @param simulated leaves of the large tree, which are made up on the way
     */
    public static Report run(Path folder, int simulated, PrintStream out) throws IOException, InterruptedException {
        NotaryBench bench = new NotaryBench(folder, out);
        bench.tree("1m", MILLION); // first: then the notary is compiled, as it is in a house that has run for a minute
        bench.pairsAndVerify();
        bench.tree(simulated / MILLION + "m_simulated", simulated);
        double share = bench.figures.getOrDefault("notary_cpu_to_append_cpu_median", Double.NaN);
        return new Report(Machine.facts(folder), bench.figures, Map.of("notary_cpu_to_append_cpu", share));
    }

    private void pairsAndVerify() throws IOException, InterruptedException {
        Path house = folder.resolve("house");
        try (RegestaPeer peer = new RegestaPeer(house.resolve("registry"))) {
            BookNotary notary = notary(house, Book.REGISTRY, leaves(peer.engine()));
            pair(peer, notary, WRITERS, "warm");
            List<Pair> pairs = pairs(peer, notary, WRITERS);
            for (int pair = 1; pair <= PAIRS; pair++) {
                figure("notary_cpu_to_append_cpu_" + pair, pairs.get(pair - 1).share());
            }
            figure("append_cpu_us_per_event", median(pairs, Pair::append));
            figure("notary_cpu_us_per_event", median(pairs, Pair::notary));
            figure("notary_cpu_to_append_cpu_median", median(pairs, Pair::share));
            double hash = hash();
            figure("writers_hash_cpu_us_per_event", hash);
            figure("notary_and_writers_hash_share", median(pairs, pair -> (pair.notary() + hash) / pair.append()));
            for (int writers : BESIDE) {
                figure(
                        "notary_cpu_to_append_cpu_" + writers + "_writers",
                        median(pairs(peer, notary, writers), Pair::share));
            }
            fill(peer);
            catchUp(notary);
        }
        RocksEventStorageEngine.open(
                        EventLogOptions.of(house.resolve("access"), Book.ACCESS, Clock.systemUTC()),
                        new LedgerSerializer())
                .close();
        notary(house, Book.ACCESS, nothing()).round();
        verify(house);
    }

    /** Microseconds of CPU per event: of the appends, and of the notary that comes between them. */
    private record Pair(double append, double notary) {
        double share() {
            return notary / append;
        }
    }

    private static List<Pair> pairs(RegestaPeer peer, BookNotary notary, int writers) throws InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            pairs.add(pair(peer, notary, writers, "pair" + pair));
        }
        return pairs;
    }

    private static Pair pair(RegestaPeer peer, BookNotary notary, int writers, String name)
            throws InterruptedException {
        double append = 0;
        double signing = 0;
        long events = 0;
        for (int look = 0; look < LOOKS; look++) {
            double each = Measures.append(peer, name + "-" + look, writers, BETWEEN_LOOKS)
                    .cpuMicrosEach();
            long came = notary.behind();
            append += each * came;
            signing += catchUp(notary) * came;
            events += came;
        }
        return new Pair(append / events, signing / events);
    }

    /** What the writer spends on the hash of a leaf, which the notary takes over: part of the append's own. */
    private static double hash() {
        byte[] leaf = new byte[LEAF_BYTES];
        long cpu = 0;
        for (int round = 0; round < 2; round++) { // the first one compiles
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < HASHES; i++) {
                leaf[i % LEAF_BYTES] ^= Leaf.hash(leaf)[0];
            }
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        }
        return cpu / 1e3 / HASHES;
    }

    private void verify(Path house) {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        boolean clean = Verification.run(Verification.Options.on(house).only(Part.BOOKS), (part, done, of) -> {})
                .clean();
        figure("verify_1m_events_s", (System.nanoTime() - began) / 1e9);
        figure(
                "verify_heap_peak_mib",
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1048576.0);
        if (!clean) {
            throw new IllegalStateException("what the bench has written does not verify");
        }
    }

    private static void fill(RegestaPeer peer) {
        long stream = 0;
        while (peer.engine().head() + 1 < MILLION) {
            List<EventMessage<?>> events = new ArrayList<>();
            for (int i = 0; i < TOGETHER; i++) {
                events.add(Sample.event("centre:fill-" + stream, i));
            }
            peer.store().publish(events);
            stream++;
        }
    }

    /** Microseconds of CPU per event. */
    private static double catchUp(BookNotary notary) {
        long before = notary.behind();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        while (notary.round() > 0) {}
        double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3;
        return used / Math.max(1, before);
    }

    private void tree(String name, int size) throws IOException {
        Path home = folder.resolve("tree-" + name);
        BookNotary notary = notary(home, Book.REGISTRY, numbers(size));
        long began = System.nanoTime();
        while (notary.round() > 0) {}
        figure("tree_" + name + "_built_s", (System.nanoTime() - began) / 1e9);
        try (Stream<Path> files = Files.walk(home)) {
            figure(
                    "tree_" + name + "_mib",
                    files.mapToLong(file -> file.toFile().isFile()
                                            ? file.toFile().length()
                                            : 0)
                                    .sum()
                            / 1048576.0);
        }
        Random dice = new Random(20261121);
        double[] millis = new double[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long start = System.nanoTime();
            notary.served().inclusion(dice.nextInt(size), size);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        figure("proof_" + name + "_p50_ms", millis[PROOFS / 2]);
        figure("proof_" + name + "_p99_ms", millis[PROOFS * 99 / 100]);
    }

    private static BookNotary notary(Path house, Book book, Leaves leaves) {
        return new BookNotary(
                house.resolve("notary").resolve(book.text()),
                leaves,
                new NoteSigner("bench/" + book.text(), new byte[32]),
                Clock.systemUTC());
    }

    private static Leaves leaves(RocksEventStorageEngine engine) {
        return new Leaves() {
            @Override
            public long count() {
                return engine.head() + 1;
            }

            @Override
            public void read(long from, int most, Each to) {
                engine.raw(from, most, to::leaf);
            }

            @Override
            public void hashes(long from, int most, Each to) {
                long next = from;
                for (byte[] hash : engine.freshHashes(from, most)) {
                    to.leaf(next++, hash);
                }
                if (next < from + most) {
                    Leaves.super.hashes(next, (int) (from + most - next), to);
                }
            }
        };
    }

    private static Leaves numbers(int size) {
        return new Leaves() {
            @Override
            public long count() {
                return size;
            }

            @Override
            public void read(long from, int most, Each to) {
                for (long at = from; at < Math.min(size, from + most); at++) {
                    to.leaf(at, ByteBuffer.allocate(Long.BYTES).putLong(at).array());
                }
            }
        };
    }

    private static Leaves nothing() {
        return numbers(0);
    }

    private void figure(String name, double value) {
        figures.put(name, value);
        out.printf(java.util.Locale.ROOT, "%-32s %12.3f%n", name, value);
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> of) {
        return pairs.stream().mapToDouble(of).sorted().toArray()[pairs.size() / 2];
    }
}
