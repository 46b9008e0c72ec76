package org.regesta.cli.bench;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.regesta.bench.Cpu;
import org.regesta.bench.Machine;
import org.regesta.bench.Report;
import org.regesta.bench.Warmth;
import org.regesta.cli.demo.RegistrationCentre;
import org.regesta.cli.verb.Failed;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Ledger;
import org.regesta.server.Options;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.packet.Packet;

/**
 * Packets end to end, from the upload to the living identity, over the real port of a server in a folder of its own:
 * first without fingers, then with two fingers each. The client's own work is in the same process and counted apart.
 */
final class RegistrationBench {

    private static final int CLIENTS = 2;
    private static final int WARMING_UP = 200;
    private static final int FEW = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final RegestaServer.Instance server;
    private final RegistrationCentre centre;
    private final PrintStream out;
    private final Map<String, Double> figures = new TreeMap<>();
    private final Map<String, Double> ratios = new TreeMap<>();
    private long read;

    private RegistrationBench(RegestaServer.Instance server, PrintStream out) {
        this.server = server;
        this.centre = RegistrationCentre.open(server, Clock.systemUTC());
        this.out = out;
    }

    /**
     * @param folder for the server's data, empty
     * @param without packets without fingers
     * @param with packets with two fingers each
     */
    static Report run(Path folder, int without, int with, PrintStream out) throws IOException {
        try (RegestaServer.Instance server =
                RegestaServer.start(Options.on(folder).withPort(0))) {
            RegistrationBench bench = new RegistrationBench(server, out);
            Packets packets = new Packets(bench.centre, out);
            Iterator<Integer> people =
                    IntStream.iterate(without + with, from -> from + WARMING_UP).iterator();
            Warmth.reach(() -> bench.measure("WarmingUp", packets.withoutFingers(people.next(), WARMING_UP)));
            bench.measure("WithoutBiometrics", packets.withoutFingers(0, without));
            bench.measure("Afterwards", packets.withoutFingers(people.next(), WARMING_UP));
            bench.ratios.put(
                    "cpuPerPacketAfterwardsToBefore",
                    bench.figure("cpuMillisPerPacketAfterwards") / bench.figure("cpuMillisPerPacketWarmingUp"));
            out.printf(
                    Locale.ROOT,
                    "%-44s %10.2f%n",
                    "CPU a packet after these to before",
                    bench.ratios.get("cpuPerPacketAfterwardsToBefore"));
            bench.measure("WithBiometrics", packets.withFingers(without, with));
            return new Report(Machine.facts(folder), bench.figures, bench.ratios);
        }
    }

    private double figure(String name) {
        return Optional.ofNullable(figures.get(name)).orElseThrow();
    }

    private void measure(String kind, List<Packet> packets) {
        Map<Stage, Double> before = stages();
        Duration cpu = Cpu.used();
        long began = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        double[] clientCpu = new double[CLIENTS];
        List<Thread> clients = Stream.iterate(0, each -> each + 1)
                .limit(CLIENTS)
                .map(each -> Thread.ofPlatform().start(() -> clientCpu[each] = bringIn(packets, next)))
                .toList();
        Watch watch = watch(packets.size(), began);
        clients.forEach(RegistrationBench::join);
        double millis = Cpu.used().minus(cpu).toNanos() / 1e6;
        figures.put("packetsPerSecond" + kind, packets.size() / (watch.nanos(packets.size()) / 1e9));
        figures.put("cpuMillisPerPacket" + kind, millis / packets.size());
        figures.put(
                "clientCpuMillisPerPacket" + kind, DoubleStream.of(clientCpu).sum() / packets.size());
        figures.put("deepestQueue" + kind, watch.deepestOfAll());
        watch.deepest().forEach((stage, depth) -> figures.put("deepestQueue." + stage + "." + kind, depth));
        stages().forEach((stage, used) -> figures.put(
                "stageCpuMillisPerPacket." + name(stage) + "." + kind,
                (used - before.getOrDefault(stage, 0.0)) * 1000 / packets.size()));
        print(kind, packets.size());
    }

    /** @return CPU milliseconds of this client */
    private double bringIn(List<Packet> packets, AtomicInteger next) {
        for (int mine = next.getAndIncrement(); mine < packets.size(); mine = next.getAndIncrement()) {
            centre.bringIn(packets.get(mine));
        }
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private Watch watch(int packets, long began) {
        Watch watch = new Watch(packets, began);
        while (watch.ended() < packets) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new Failed(
                        "only " + watch.ended() + " of " + packets + " packets became identities within " + PATIENCE);
            }
            server.part(Ledger.class).read(Book.REGISTRY, read, event -> {
                read = event.position() + 1;
                if (event.payload() instanceof RegistrationEvent.Finished) {
                    watch.end();
                } else if (event.payload() instanceof RegistrationEvent.AdjudicationAsked
                        || event.payload() instanceof RegistrationEvent.Rejected) {
                    watch.end(); // two people who are too alike for the rules are a result too
                    watch.otherEnds++;
                }
            });
            watch.depth(Stream.of(Stage.values()).collect(Collectors.toMap(RegistrationBench::name, this::depth)));
            out.printf(Locale.ROOT, "\r%d of %d packets ", watch.ended(), packets);
            out.flush();
            LockSupport.parkNanos(200_000_000);
        }
        out.print("\r");
        figures.merge("packetsNotIssued", (double) watch.otherEnds, Double::sum);
        if (watch.otherEnds > packets / FEW) {
            throw new Failed(
                    watch.otherEnds + " of " + packets + " packets became no identity: this measures something else");
        }
        return watch;
    }

    private double depth(Stage stage) {
        return meters().get("regesta.stage.queue")
                .tag("stage", name(stage))
                .gauge()
                .value();
    }

    private Map<Stage, Double> stages() {
        Map<Stage, Double> all = new TreeMap<>();
        for (Stage stage : Stage.values()) {
            all.put(
                    stage,
                    meters().counter("regesta.stage.cpu", "stage", name(stage)).count());
        }
        return all;
    }

    private MeterRegistry meters() {
        return server.part(MeterRegistry.class);
    }

    private void print(String kind, int packets) {
        out.printf(
                Locale.ROOT,
                "%n%d packets, %s%n",
                packets,
                switch (kind) {
                    case "WithBiometrics" -> "two fingers each";
                    case "WarmingUp" -> "no fingers, warming up";
                    case "Afterwards" -> "no fingers, once more";
                    default -> "no fingers";
                });
        row("packets a second", "packetsPerSecond" + kind);
        row("CPU ms a packet, all", "cpuMillisPerPacket" + kind);
        row("CPU ms a packet, client's share", "clientCpuMillisPerPacket" + kind);
        for (Stage stage : Stage.values()) {
            row("CPU ms a packet, " + name(stage), "stageCpuMillisPerPacket." + name(stage) + "." + kind);
        }
        row("deepest queue, all", "deepestQueue" + kind);
        for (Stage stage : Stage.values()) {
            row("deepest queue, " + name(stage), "deepestQueue." + name(stage) + "." + kind);
        }
    }

    private void row(String what, String figure) {
        out.printf(Locale.ROOT, "%-44s %10.2f%n", what, figures.get(figure));
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void join(Thread client) {
        try {
            client.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
