package org.regesta.ports;

import java.util.List;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.Envelope;

/**
 * A view that is folded from events and can be thrown away. Delivery is at least once, in order per {@link
 * #sequenceKey}:
 * an implementation compares sequences or inserts by event id, so a second delivery changes nothing. {@code ops/server}
 * gives each its own event processor; replay builds a fresh one beside the live one through {@link Factory}.
 */
public interface Projection {

    void on(Recorded event);

    /**
     * Takes in events that were delivered together, in this order, as one after the other; a view that can write once
     * for all of them does. Where it fails, any of them may stand already: they come again, each alone.
     */
    default void onAll(List<Recorded> events) {
        events.forEach(this::on);
    }

    /** Describes a view and makes it over a store: over the live one, or over a fresh one for a rebuild. */
    interface Factory {
        /** Its name with the shape's version, also its processor's: {@code identity-card-1}. */
        String name();

        Set<Book> books();

        /** The database it lives in: {@code state}, or {@code auth} for what only authentication reads. */
        default String database() {
            return "state";
        }

        /** Makes it; collections it opens must begin with {@link #name()}. */
        Projection over(ViewStore store);
    }

    /**
     * Events with the same key are delivered in order: the subject once known, else the stream. One that is about
     * nobody and outside any stream waits for none.
     */
    static String sequenceKey(Envelope event) {
        return event.subject().or(() -> event.at().map(Envelope.Place::stream)).orElse(event.eventId());
    }
}
