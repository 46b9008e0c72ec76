package org.regesta.engine.eventlog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import org.regesta.events.Book;

/**
 * Two Axon Servers in development mode, one for each book, emptied for each case. What they acknowledge may not be
 * synced and the stamps are the client's, so neither is declared.
 */
final class AxonServerUnderTest implements EngineUnderTest {

    private final SteppingClock clock = new SteppingClock(1_800_000_000_000L);
    private final LedgerSerializer serializer = new LedgerSerializer();
    private final Map<Book, String> servers;
    private final Map<Book, AxonServerBook> books = new EnumMap<>(Book.class);

    private AxonServerUnderTest(Map<Book, String> servers) {
        this.servers = servers;
    }

    /** @param servers of the registry and of the access book: {@code host:grpc/http,host:grpc/http}, ports */
    static AxonServerUnderTest named(String servers) throws IOException, InterruptedException {
        String[] both = servers.split(",", -1);
        if (both.length != 2) {
            throw new IllegalArgumentException("-DaxonServers=host:grpc/http,host:grpc/http names both servers");
        }
        Map<Book, String> addresses = new EnumMap<>(Book.class);
        for (Book book : Book.values()) {
            String[] address = both[book.ordinal()].split("/", -1);
            addresses.put(book, address[0]);
            empty(address[0].substring(0, address[0].indexOf(':')) + ":" + address[1]);
        }
        return new AxonServerUnderTest(addresses);
    }

    private static void empty(String http) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest purge = HttpRequest.newBuilder(URI.create("http://" + http + "/v1/devmode/purge-events"))
                    .DELETE()
                    .build();
            int status =
                    client.send(purge, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("the server does not let itself be emptied: " + status);
            }
        }
    }

    @Override
    public synchronized LedgerEventStore store(Book book) {
        return books.computeIfAbsent(book, this::open).store();
    }

    private AxonServerBook open(Book book) {
        return AxonServerBook.open(book, String.valueOf(servers.get(book)), serializer)
                .orElseThrow(() -> new IllegalStateException("no Axon Server answers at " + servers.get(book)));
    }

    @Override
    public boolean syncsBeforeItAcknowledges() {
        return false;
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }

    @Override
    public synchronized void reopen() {
        books.values().forEach(AxonServerBook::close);
        books.clear();
    }

    @Override
    public void close() {
        reopen();
    }
}
