package org.regesta.server.wiring;

import org.regesta.ports.TellsWhatToDo;

/** The server that keeps a book does not answer. */
final class BooksUnreachable extends RuntimeException implements TellsWhatToDo {
    private static final long serialVersionUID = 1L;

    BooksUnreachable(String book, String server) {
        super("no Axon Server answers at " + server + " for the " + book
                + " book: start it, or see that --axon-server names its gRPC port");
    }
}
