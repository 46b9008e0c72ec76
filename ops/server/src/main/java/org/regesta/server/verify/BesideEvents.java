package org.regesta.server.verify;

import org.regesta.events.Envelope;

/** Holds what is kept beside a book against its events, one after the other. */
interface BesideEvents {

    void event(Envelope event);

    /** All events of the book were seen. */
    void end(String book);
}
