package org.regesta.ports;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.regesta.events.Book;
import org.regesta.events.Envelope;
import org.regesta.events.Meta;

/** The books, for reading: as-of, audit, healing gaps, replay. */
public interface Ledger {

    /** A stream in its order, empty when there is none. */
    List<Recorded> stream(Book book, String streamId);

    /** What a stream has from a sequence on, for whoever has the beginning; empty when there is nothing. */
    default List<Recorded> stream(Book book, String streamId, long fromSequence) {
        List<Recorded> all = stream(book, streamId);
        return all.subList(Math.toIntExact(Math.min(fromSequence, all.size())), all.size());
    }

    /** One event of a stream; it must stand. */
    default Recorded event(Book book, String streamId, long sequence) {
        return stream(book, streamId).get(Math.toIntExact(sequence));
    }

    /** What the newest event of this kind in a stream says; of the events before it nothing is asked. */
    default <E> Optional<E> newest(Book book, String streamId, Class<E> kind) {
        return stream(book, streamId).reversed().stream()
                .map(Recorded::payload)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** Everything at or after a position, in order, up to the head as it stands at the call. */
    void read(Book book, long fromPosition, Consumer<Recorded> to);

    /**
     * The same for a reader that sets aside what this release cannot read: its envelope comes to the second, in its
     * place in the order, with the reason.
     */
    default void read(
            Book book, long fromPosition, Consumer<Recorded> to, BiConsumer<Envelope, RuntimeException> unreadable) {
        read(book, fromPosition, to);
    }

    /** The position of the newest event, -1 when the book is empty. */
    long head(Book book);

    /** The event at a position, if the book has one. */
    Optional<Recorded> at(Book book, long position);

    /**
     * Whether the stream holds an event of this very command by this actor: then a request is repeated, and what it
     * asks for is done. For what is sealed anew on every try, so that no two tries look alike.
     */
    default boolean holds(Book book, String streamId, Attribution by) {
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commandId != null
                && stream(book, streamId).stream()
                        .map(Recorded::envelope)
                        .anyMatch(event -> event.meta(Meta.COMMAND_ID)
                                        .filter(commandId::equals)
                                        .isPresent()
                                && event.meta(Meta.ACTOR)
                                        .filter(by.actor()::equals)
                                        .isPresent());
    }
}
