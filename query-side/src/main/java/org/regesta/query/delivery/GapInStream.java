package org.regesta.query.delivery;

/** The ledger itself lacks an event of a stream: what follows in it waits, nothing else does. */
public final class GapInStream extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GapInStream(String stream, long expected, long came) {
        super("stream " + stream + " has no event " + expected + ", though " + came + " came");
    }
}
