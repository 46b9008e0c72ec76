package org.regesta.saga.registration.stage.dedupe;

import java.util.List;

/** The one that is compared with the others. */
final class Own {

    /** Of someone of whom there is nothing to compare. */
    static final Comparison NOTHING = new Comparison(List.of(), List.of(), 0);

    private Own() {}

    static Entry at(Gallery gallery, long rank) {
        return gallery.at(rank).orElseThrow(() -> new IllegalStateException("compared, but no longer in the gallery"));
    }

    /** Its own data cannot be read: nothing can be said, so nothing is; it rests and is seen. */
    static final class Unreadable extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("the candidate's own data cannot be read");
        }
    }
}
