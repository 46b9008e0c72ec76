package org.regesta.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.wire.Json;

/**
 * Both books in memory, to append to and read from. Type names are made from class names here, not from the ledger's
 * table: projections see the payload, not the name.
 */
public final class InMemoryLedger implements Ledger {

    /** For tests that do not care who acted. */
    public static final Attribution SOMEONE =
            new Attribution("tester", "RULE", new Authority.Rule("test", "1", "the-test"));

    private final Clock clock;
    private final List<Recorded> registry = new ArrayList<>();
    private final List<Recorded> access = new ArrayList<>();
    private final Map<Book, Map<String, List<Recorded>>> streams = new EnumMap<>(Book.class);

    public InMemoryLedger(Clock clock) {
        this.clock = clock;
    }

    /** Appends by {@link #SOMEONE} to the book that the event belongs to. */
    public Recorded append(String stream, Object event) {
        return append(stream, event, SOMEONE);
    }

    /** Appends to the end of the stream, in the book that the event belongs to. */
    public Recorded append(String stream, Object event, Attribution by) {
        return append(bookOf(event), stream, event, by.metadata());
    }

    /** Appends to the end of the stream. */
    public synchronized Recorded append(Book book, String stream, Object event, Map<String, String> metadata) {
        List<Recorded> events = events(book);
        long before = events.isEmpty() ? 0 : events.getLast().envelope().recordedMillis();
        Envelope envelope = new Envelope(
                book,
                events.size(),
                UUID.randomUUID().toString(),
                typeOf(event),
                "1",
                Optional.of(new Envelope.Place(stream, stream(book, stream).size())),
                Math.max(before, clock.millis()),
                Json.write(event).getBytes(StandardCharsets.UTF_8),
                new TreeMap<>(metadata));
        Recorded recorded = new Recorded(envelope, event);
        add(recorded);
        return recorded;
    }

    /** Takes an event as it stood in another ledger, at the end of its book. */
    public synchronized void take(Recorded event) {
        List<Recorded> events = events(event.envelope().book());
        if (event.position() != events.size()) {
            throw new IllegalArgumentException("it stands elsewhere");
        }
        add(event);
    }

    private void add(Recorded event) {
        Book book = event.envelope().book();
        events(book).add(event);
        streams.computeIfAbsent(book, unseen -> new HashMap<>())
                .computeIfAbsent(event.stream(), unseen -> new ArrayList<>())
                .add(event);
    }

    /** Events about a person once known: {@link #SOMEONE} with the subject. */
    public static Attribution about(String subject) {
        return SOMEONE.with(Meta.SUBJECT, subject);
    }

    /** Where the event belongs: authentications and disclosures to the access book, all else to the registry. */
    public static Book bookOf(Object event) {
        String room = event.getClass().getPackageName();
        return room.endsWith(".authentication") || room.endsWith(".disclosure") ? Book.ACCESS : Book.REGISTRY;
    }

    /** All events of a book. */
    public synchronized List<Recorded> all(Book book) {
        return List.copyOf(events(book));
    }

    @Override
    public synchronized List<Recorded> stream(Book book, String streamId) {
        return List.copyOf(streams.getOrDefault(book, Map.of()).getOrDefault(streamId, List.of()));
    }

    @Override
    public void read(Book book, long fromPosition, Consumer<Recorded> to) {
        List<Recorded> events = all(book);
        events.subList((int) Math.clamp(fromPosition, 0, events.size()), events.size())
                .forEach(to);
    }

    @Override
    public synchronized long head(Book book) {
        return events(book).size() - 1L;
    }

    @Override
    public synchronized Optional<Recorded> at(Book book, long position) {
        List<Recorded> events = events(book);
        return position < 0 || position >= events.size() ? Optional.empty() : Optional.of(events.get((int) position));
    }

    private List<Recorded> events(Book book) {
        return book == Book.REGISTRY ? registry : access;
    }

    private static String typeOf(Object event) {
        Class<?> type = event.getClass();
        String room = type.getPackageName();
        String feature = room.substring(room.lastIndexOf('.') + 1);
        return feature + "." + type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
