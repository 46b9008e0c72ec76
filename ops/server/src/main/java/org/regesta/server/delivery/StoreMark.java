package org.regesta.server.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.regesta.engine.eventlog.AxonLedger;
import org.regesta.events.Book;
import org.regesta.ports.ViewStore;
import org.regesta.ports.ViewStore.Document;
import org.regesta.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in a store beside its views so that it is not taken for another: whose it is, and one event of each book
 * that it was made from. A database is in nobody's folder: it can be given twice, or to books that were set back.
 */
public final class StoreMark {

    static final String COLLECTION = "store-mark-1";

    private static final Logger LOG = LoggerFactory.getLogger(StoreMark.class);
    private static final String ROOM = "room";

    private final ViewStore store;
    private final String room;
    private final ViewStore.Collection marks;

    private StoreMark(ViewStore store, String room, ViewStore.Collection marks) {
        this.store = store;
        this.room = room;
        this.marks = marks;
    }

    /** An event by which a book is known. */
    private record Seen(long position, String eventId) {}

    /**
     * Takes the store for one room.
     *
     * @param room {@code state} or {@code auth}
     * @throws StoreRefused when it is another's
     */
    public static StoreMark claim(ViewStore store, String room) {
        ViewStore.Collection marks = store.collection(COLLECTION, Set.of());
        marks.replace(new Document(ROOM, 0, Json.write(room), Map.of()), ViewStore.ABSENT);
        Optional<String> holder = marks.get(ROOM).map(mark -> Json.read(mark.body(), String.class));
        if (!holder.equals(Optional.of(room))) {
            throw StoreRefused.anothers(room, holder.orElse("state"));
        }
        return new StoreMark(store, room, marks);
    }

    ViewStore store() {
        return store;
    }

    /** @throws StoreRefused when the book is not the one it saw, or ends before what the store has taken in of it */
    void check(AxonLedger ledger, Book book, OptionalLong taken) {
        long head = ledger.head(book);
        if (taken.isPresent() && taken.getAsLong() > head) {
            throw StoreRefused.otherBooks(room, book, taken.getAsLong());
        }
        marks.get(book.text())
                .map(mark -> Json.read(mark.body(), Seen.class))
                .filter(seen -> seen.position() > head || isAnother(ledger, book, seen))
                .ifPresent(seen -> {
                    throw StoreRefused.otherBooks(room, book, seen.position());
                });
    }

    private static boolean isAnother(AxonLedger ledger, Book book, Seen seen) {
        try {
            Optional<String> stands = eventAt(ledger, book, seen.position());
            return stands.isPresent() && !stands.get().equals(seen.eventId());
        } catch (RuntimeException damaged) { // the book's own matter: verify names it, and no view is to blame
            LOG.warn("{} {} cannot be read", book.text(), seen.position(), damaged);
            return false;
        }
    }

    /** Remembers the newest event of the book. */
    void note(AxonLedger ledger, Book book) {
        long head = ledger.head(book);
        if (head >= 0) {
            eventAt(ledger, book, head)
                    .ifPresent(eventId -> marks.replaceAll(
                            List.of(new Document(book.text(), head, Json.write(new Seen(head, eventId)), Map.of()))));
        }
    }

    private static Optional<String> eventAt(AxonLedger ledger, Book book, long position) {
        String[] found = new String[1];
        ledger.envelopes(book, position, 1, event -> found[0] = event.eventId());
        return Optional.ofNullable(found[0]);
    }
}
