package org.regesta.engine.eventlog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;
import org.regesta.events.masterdata.CentreEvent;

/**
 * A process that appends until it is killed, and prints {@code ack <batch>} for each append that was acknowledged. A
 * batch is named {@code <run>.<thread>.<number>.<size>}; every event of it carries the name as its command id.
 */
final class CrashingWriter {

    private static final int THREADS = 4;

    private CrashingWriter() {}

    /** Arguments: folder, run, seed, {@code sync} or {@code nosync}, how many batches each thread appends. */
    public static void main(String[] arguments) throws InterruptedException {
        EventLogOptions options = EventLogOptions.of(Path.of(arguments[0]), Book.REGISTRY, Clock.systemUTC())
                .reserve(0)
                .ballast(0);
        if (arguments[3].equals("nosync")) {
            options = options.withoutSync();
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false);
        Thread[] threads = new Thread[THREADS];
        try (RocksEventStorageEngine engine = RocksEventStorageEngine.open(options, new LedgerSerializer())) {
            for (int t = 0; t < THREADS; t++) {
                String name = arguments[1] + "." + t;
                Random random = new Random(Long.parseLong(arguments[2]) + t);
                threads[t] = new Thread(() -> write(engine, name, random, Integer.parseInt(arguments[4]), out));
                threads[t].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        out.println("end");
        out.flush();
    }

    private static void write(
            RocksEventStorageEngine engine, String name, Random random, int batches, PrintStream out) {
        long sequence = 0;
        for (int n = 0; n < batches; n++) {
            int size = 1 + random.nextInt(5);
            String batch = name + "." + n + "." + size;
            engine.appendEvents(batch(batch, Given.centre(name), sequence, size, random));
            sequence += size;
            byte[] line = ("ack " + batch + "\n").getBytes(StandardCharsets.US_ASCII);
            synchronized (out) {
                out.write(line, 0, line.length);
                out.flush();
            }
        }
    }

    private static List<DomainEventMessage<?>> batch(String batch, String stream, long from, int size, Random random) {
        Map<String, String> metadata = Given.rosaWithCommand(batch).metadata();
        return IntStream.range(0, size)
                .<DomainEventMessage<?>>mapToObj(i -> {
                    int length = random.nextInt(20) == 0 ? 30_000 : random.nextInt(900);
                    var opened = new CentreEvent.Opened(batch, Map.of("eng", "x".repeat(length)), Map.of());
                    return Given.event(stream, from + i, opened, metadata);
                })
                .toList();
    }

    static int sizeOf(String batch) {
        return Integer.parseInt(batch.substring(batch.lastIndexOf('.') + 1));
    }

    static String commandOf(Envelope event) {
        return event.meta(Meta.COMMAND_ID).orElseThrow();
    }
}
