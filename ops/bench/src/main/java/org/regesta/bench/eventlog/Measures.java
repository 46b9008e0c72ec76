package org.regesta.bench.eventlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.RocksEventStorageEngine;

/** The single measurements. */
final class Measures {

    private static final int SYNCED_BYTES = 800;

    private Measures() {}

    /** What writers that each append one event after the other reach together. */
    record Appended(double perSecond, double cpuMicrosEach) {}

    static Appended append(Peer peer, String label, int writers, Duration time) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Long>> counts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int w = 0; w < writers; w++) {
                String stream = "centre:" + label + "-" + writers + "-" + w;
                counts.add(threads.submit(() -> {
                    start.await();
                    return appendFor(peer.store(), stream, time);
                }));
            }
            Duration cpuBefore = peer.cpu();
            long began = System.nanoTime();
            start.countDown();
            long total = 0;
            for (Future<Long> count : counts) {
                total += count.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            double cpu = peer.cpu().minus(cpuBefore).toNanos() / 1e3;
            return new Appended(total / seconds, cpu / Math.max(1, total));
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long appendFor(LedgerEventStore store, String stream, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long sequence = 0;
        while (System.nanoTime() < end) {
            store.publish(Sample.event(stream, sequence++));
        }
        return sequence;
    }

    /** Milliseconds to load a stream and read its payloads. */
    static double load(LedgerEventStore store, String stream, int repetitions) {
        long began = System.nanoTime();
        for (int i = 0; i < repetitions; i++) {
            DomainEventStream events = store.readEvents(stream);
            while (events.hasNext()) {
                events.next().getPayload();
            }
        }
        return (System.nanoTime() - began) / 1e6 / repetitions;
    }

    /** Events a second through Axon, payloads read, from the beginning. */
    static double replay(LedgerEventStore store, int events) throws InterruptedException {
        long began = System.nanoTime();
        long read = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            while (read < events && stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                stream.nextAvailable().getPayload();
                read++;
            }
        }
        return read / ((System.nanoTime() - began) / 1e9);
    }

    /** Events a second as they lie on disk. */
    static double replayRaw(RocksEventStorageEngine engine) {
        long began = System.nanoTime();
        long[] bytes = {0};
        long read = engine.forEachRaw(0, (position, leaf) -> bytes[0] += leaf.length);
        return read / ((System.nanoTime() - began) / 1e9);
    }

    /** What the disk allows one writer: writes of an event's size, each followed by fdatasync, a second. */
    static double syncs(Path folder, Duration time) throws IOException {
        Path file = folder.resolve("syncs");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            long count = 0;
            for (; System.nanoTime() - began < time.toNanos(); count++) {
                channel.write(ByteBuffer.allocate(SYNCED_BYTES));
                channel.force(false);
            }
            return count / ((System.nanoTime() - began) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
