package org.regesta.server.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.events.Book;
import org.regesta.ports.Projection;
import org.regesta.ports.Recorded;

/** The views there are, each live in its database. */
public final class Views {

    private final List<Projection.Factory> factories;
    private final Map<String, SwitchingViewStore> databases;
    private final Map<String, Projection> live = new ConcurrentHashMap<>();

    /** @param databases by the name that {@link Projection.Factory#database()} gives */
    public Views(List<Projection.Factory> factories, Map<String, SwitchingViewStore> databases) {
        this.factories = List.copyOf(factories);
        this.databases = Map.copyOf(databases);
        for (Projection.Factory factory : factories) {
            live.put(factory.name(), over(factory));
        }
    }

    List<Projection.Factory> factories() {
        return factories;
    }

    Optional<Projection.Factory> factory(String view) {
        return factories.stream().filter(f -> f.name().equals(view)).findFirst();
    }

    /**
     * Makes the live view. Its writes may be relaxed as its token is written after them to the same database: a token
     * that outlived what it stands for would be a hole in the view.
     */
    Projection over(Projection.Factory factory) {
        return factory.over(database(factory).relaxed());
    }

    SwitchingViewStore database(Projection.Factory factory) {
        SwitchingViewStore store = databases.get(factory.database());
        if (store == null) {
            throw new IllegalArgumentException(factory.name() + " names a database that is not there");
        }
        return store;
    }

    /** Names of the views in a database. */
    List<String> names(String database) {
        return factories.stream()
                .filter(factory -> factory.database().equals(database))
                .map(Projection.Factory::name)
                .toList();
    }

    /** The name of the event processor that brings a book to a view. */
    static String processor(String view, Book book) {
        return view + "@" + book.text();
    }

    /** Brings an event to the live view; one at a time per view, as a view of both books has two processors. */
    void deliver(Projection.Factory factory, Recorded event) {
        deliver(factory, List.of(event));
    }

    /** Brings events that came together to the live view, which may write once for all of them. */
    void deliver(Projection.Factory factory, List<Recorded> events) {
        synchronized (factory) {
            Projection projection = live.get(factory.name());
            if (projection == null) {
                throw new IllegalStateException("no such view: " + factory.name());
            }
            projection.onAll(events);
        }
    }

    /** From now on events go to this projection. Its processors must rest. */
    void replace(Projection.Factory factory, Projection rebuilt) {
        live.put(factory.name(), rebuilt);
    }
}
