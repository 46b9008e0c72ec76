package org.regesta.server.wiring;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.engine.eventlog.AxonServerBook;
import org.regesta.engine.eventlog.LedgerEventStore;
import org.regesta.engine.eventlog.LedgerSerializer;
import org.regesta.engine.notary.Leaves;
import org.regesta.events.Book;
import org.regesta.events.Leaf;
import org.regesta.server.Options.AxonServers;

/** At scale: an Axon Server for each book. */
final class AxonServerBooks implements BookEngines {

    private final Map<Book, AxonServerBook> books = new EnumMap<>(Book.class);
    private final AxonLedger ledger;

    /** @throws BooksUnreachable when one of them does not answer within ten seconds */
    AxonServerBooks(AxonServers servers, LedgerSerializer serializer) {
        open(Book.REGISTRY, servers.registry(), serializer);
        open(Book.ACCESS, servers.access(), serializer);
        ledger = new AxonLedger(
                books.values().stream().map(AxonServerBook::store).toList(), serializer);
    }

    private void open(Book book, String server, LedgerSerializer serializer) {
        books.put(book, AxonServerBook.open(book, server, serializer).orElseThrow(() -> {
            close();
            return new BooksUnreachable(book.text(), server);
        }));
    }

    @Override
    public LedgerEventStore store(Book book) {
        AxonServerBook opened = books.get(book);
        if (opened == null) {
            throw new IllegalStateException("no Axon Server for " + book);
        }
        return opened.store();
    }

    @Override
    public Leaves leaves(Book book) {
        return new Leaves() {
            @Override
            public long count() {
                return ledger.head(book) + 1;
            }

            @Override
            public void read(long from, int most, Each to) {
                ledger.envelopes(book, from, most, event -> to.leaf(event.position(), Leaf.encode(event)));
            }
        };
    }

    /** Axon Server keeps no index of event ids that could be asked: the book is read through. */
    @Override
    public OptionalLong position(Book book, String eventId) {
        long[] found = {-1};
        ledger.envelopes(book, 0, Integer.MAX_VALUE, event -> {
            if (event.eventId().equals(eventId)) {
                found[0] = event.position();
            }
        });
        return found[0] < 0 ? OptionalLong.empty() : OptionalLong.of(found[0]);
    }

    @Override
    public void close() {
        books.values().forEach(AxonServerBook::close);
    }
}
