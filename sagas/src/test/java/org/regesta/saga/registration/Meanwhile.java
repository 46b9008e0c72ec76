package org.regesta.saga.registration;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/** The books of somebody who reads a stream, and no sooner has it than something happens. */
public final class Meanwhile implements Ledger {

    private final Ledger books;
    private Runnable happens = () -> {};

    public Meanwhile(Ledger books) {
        this.books = books;
    }

    /** Once, after the next stream was read. */
    public void afterTheNextLook(Runnable what) {
        happens = what;
    }

    @Override
    public List<Recorded> stream(Book book, String streamId) {
        List<Recorded> read = books.stream(book, streamId);
        Runnable now = happens;
        happens = () -> {};
        now.run();
        return read;
    }

    @Override
    public void read(Book book, long fromPosition, Consumer<Recorded> to) {
        books.read(book, fromPosition, to);
    }

    @Override
    public long head(Book book) {
        return books.head(book);
    }

    @Override
    public Optional<Recorded> at(Book book, long position) {
        return books.at(book, position);
    }
}
