package org.regesta.events.gate;

import java.util.List;
import java.util.Set;

/** What befell the gate. Stream {@code gate:<note id>} in the access book. */
public sealed interface GateEvent {

    String noteId();

    /**
     * Tokens that were shown and do not hold: how many, of what kind, since the note before. Not one event for each, or
     * whoever knocks could fill the book.
     *
     * @param holders who is named by those of them that this house signed, of the first hundred
     */
    record TokensRefused(String noteId, List<Refused> refused, Set<String> holders) implements GateEvent {}

    /** @param count how often */
    record Refused(TokenFault fault, long count) {}
}
