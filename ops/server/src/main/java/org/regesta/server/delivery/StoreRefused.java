package org.regesta.server.delivery;

import org.regesta.events.Book;
import org.regesta.ports.TellsWhatToDo;

/** A store is not the one it was given for; nothing in it was changed. */
public final class StoreRefused extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    private StoreRefused(String message) {
        super(message);
    }

    static StoreRefused anothers(String room, String holder) {
        return new StoreRefused("the database given for " + words(room) + " is the one of " + words(holder)
                + ": give each one of its own with --mongo and --auth-mongo");
    }

    static StoreRefused otherBooks(String room, Book book, long position) {
        return new StoreRefused("the store of " + words(room) + " was made from other books than these, as event "
                + position + " of the " + book.text() + " book is not the one it took in: after a restore, or for"
                + " another house, empty it or give another, and it is made anew from the books");
    }

    /** @param room {@code state} or {@code auth} */
    public static StoreRefused notEmpty(String room) {
        return new StoreRefused("the database given for " + words(room)
                + " is not empty: a house that is restored makes what is in it anew, so empty it or give another");
    }

    private static String words(String room) {
        return room.equals("auth") ? "authentication" : "views, tokens and sagas";
    }
}
