package org.regesta.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.regesta.bench.Cpu;

/** So many clients, each of which sends its next request when the last was answered. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /**
     * @param perSecond answers
     * @param p50Millis and {@code p99Millis} of the time to an answer
     * @param serverCpuMillis of the whole process without the clients, per answer
     * @param clientCpuMillis of the clients, per answer
     * @param answers counted
     * @param noes answers that were not what was asked for
     * @param firstNo the first of them, empty when there is none
     */
    public record Pace(
            double perSecond,
            double p50Millis,
            double p99Millis,
            double serverCpuMillis,
            double clientCpuMillis,
            int answers,
            int noes,
            String firstNo) {}

    /** A POST of JSON as {@link #run} sends it. */
    public static byte[] post(String path, byte[] body, String... headers) {
        return Connection.post(path, body, headers);
    }

    /**
     * Sends the requests, each once, until all are sent or the time is over.
     *
     * @param port on loopback
     * @param good whether an answer's body is the one asked for
     */
    public static Pace run(int port, int clients, List<byte[]> requests, Duration atMost, Predicate<String> good) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger noes = new AtomicInteger();
        AtomicReference<String> firstNo = new AtomicReference<>("");
        AtomicLong clientCpu = new AtomicLong();
        long[] nanos = new long[requests.size()];
        Duration cpu = Cpu.used();
        long began = System.nanoTime();
        long end = began + atMost.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            threads.add(Thread.ofPlatform().name("client-" + client).start(() -> {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                work(port, requests, nanos, next, end, answer -> {
                    if (!good.test(answer)) {
                        noes.incrementAndGet();
                        firstNo.compareAndSet("", answer);
                    }
                });
                clientCpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            }));
        }
        threads.forEach(ClosedLoop::join);
        double seconds = (System.nanoTime() - began) / 1e9;
        double all = Cpu.used().minus(cpu).toNanos() / 1e6;
        long[] answered = Arrays.stream(nanos).filter(each -> each > 0).sorted().toArray();
        if (answered.length == 0) {
            throw new IllegalStateException("nothing was answered within " + atMost);
        }
        double clientMillis = clientCpu.get() / 1e6;
        return new Pace(
                answered.length / seconds,
                answered[answered.length / 2] / 1e6,
                answered[(int) Math.min(answered.length - 1L, answered.length * 99L / 100)] / 1e6,
                (all - clientMillis) / answered.length,
                clientMillis / answered.length,
                answered.length,
                noes.get(),
                Objects.requireNonNull(firstNo.get()));
    }

    /**
     * Sends the requests one after the other.
     *
     * @param first of which request the answer's time counts for the first of both medians
     * @return both medians, in milliseconds
     */
    public static double[] medians(int port, List<byte[]> requests, List<Boolean> first) {
        List<Long> ones = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        try (Connection connection = new Connection(port)) {
            for (int each = 0; each < requests.size(); each++) {
                long sent = System.nanoTime();
                connection.exchange(requests.get(each));
                (first.get(each) ? ones : others).add(System.nanoTime() - sent);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new double[] {median(ones), median(others)};
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElse(0L) / 1e6;
    }

    private static void work(
            int port, List<byte[]> requests, long[] nanos, AtomicInteger next, long end, Consumer<String> answered) {
        try (Connection connection = new Connection(port)) {
            for (int mine = next.getAndIncrement();
                    mine < requests.size() && System.nanoTime() < end;
                    mine = next.getAndIncrement()) {
                long sent = System.nanoTime();
                byte[] answer = connection.exchange(requests.get(mine));
                nanos[mine] = System.nanoTime() - sent;
                answered.accept(new String(answer, StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
