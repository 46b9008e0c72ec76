package org.regesta.engine.eventlog;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.regesta.events.Book;

/**
 * A process that opens a book and does what it is told, line by line: {@code append <stream>}, {@code read}, {@code
 * clock <question>}, {@code close}.
 */
final class ObedientWriter {

    private ObedientWriter() {}

    public static void main(String[] arguments) throws IOException {
        EventLogOptions options = EventLogOptions.of(Path.of(arguments[0]), Book.REGISTRY, Clock.systemUTC())
                .reserve(0)
                .ballast(0);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        RocksEventStorageEngine log;
        try {
            log = RocksEventStorageEngine.open(options, new LedgerSerializer());
        } catch (RuntimeException refused) { // a test reads why
            out.println(refused.getClass().getSimpleName() + " " + refused.getMessage());
            return;
        }
        out.println("open");
        for (String order = orders.readLine(); order != null && !order.equals("close"); order = orders.readLine()) {
            out.println(obey(log, order));
        }
        log.close();
        out.println("closed");
    }

    private static String obey(RocksEventStorageEngine log, String order) {
        try {
            if (order.equals("read")) {
                return "read " + log.forEachRaw(0, (position, leaf) -> {});
            }
            if (order.startsWith("clock ")) {
                return order + " " + Clock.systemUTC().millis();
            }
            String stream = Given.centre(order.substring("append ".length()));
            return "appended " + stream + " at " + log.append(List.of(Given.event(stream, 0)));
        } catch (RuntimeException failed) { // a test reads what came of it
            return order + ": " + failed.getClass().getSimpleName() + " " + failed.getMessage();
        }
    }
}
