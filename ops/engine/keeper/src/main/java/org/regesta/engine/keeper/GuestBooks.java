package org.regesta.engine.keeper;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.regesta.events.Book;
import org.regesta.ports.BookLine;

/** The house's books, read over the line. */
public final class GuestBooks implements BookLine {

    private final KeeperLine line;

    public GuestBooks(KeeperLine line) {
        this.line = line;
    }

    @Override
    public List<byte[]> stream(Book book, String streamId, long fromSequence) {
        return line.ask(Call.STREAM, new Talk.Stream(book, streamId, fromSequence), Talk.Leaves.class)
                .leaves();
    }

    @Override
    public OptionalLong lastSequence(Book book, String streamId) {
        long last = line.ask(Call.LAST_SEQUENCE, new Talk.StreamEnd(book, streamId), Talk.Position.class)
                .position();
        return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
    }

    @Override
    public List<byte[]> after(Book book, long position, Duration atMost) {
        return line.ask(Call.AFTER, new Talk.After(book, position, atMost.toMillis()), Talk.Leaves.class)
                .leaves();
    }

    @Override
    public long head(Book book) {
        return line.ask(Call.HEAD, new Talk.HeadOf(book), Talk.Position.class).position();
    }
}
