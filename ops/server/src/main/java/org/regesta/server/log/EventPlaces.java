package org.regesta.server.log;

import java.util.OptionalLong;
import org.regesta.events.Book;

/** Finds events by id. */
@FunctionalInterface
public interface EventPlaces {

    /** Where an event stands, if the book has it. */
    OptionalLong position(Book book, String eventId);
}
