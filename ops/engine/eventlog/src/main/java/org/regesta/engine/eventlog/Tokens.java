package org.regesta.engine.eventlog;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;

/** Positions as numbers, over the tokens of any engine. */
final class Tokens {

    private Tokens() {}

    /** The newest position, -1 when the book is empty. */
    static long head(EventStore store) {
        return position(store.createHeadToken());
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }

    /** The position in one book, where a reader of both books names its sources by {@link Book#text()}. */
    static long position(TrackingToken token, Book book) {
        return WrappedToken.unwrap(token, MultiSourceTrackingToken.class)
                .map(sources -> position(sources.getTokenForStream(book.text())))
                .orElseGet(() -> position(token));
    }

    /** A token whose readers begin at a position. */
    static @Nullable TrackingToken before(EventStore store, long position) {
        TrackingToken head = store.createHeadToken();
        if (position <= 0 || head == null) {
            return store.createTailToken();
        }
        return head instanceof GapAwareTrackingToken
                ? GapAwareTrackingToken.newInstance(position - 1, List.of())
                : new GlobalSequenceTrackingToken(position - 1);
    }
}
