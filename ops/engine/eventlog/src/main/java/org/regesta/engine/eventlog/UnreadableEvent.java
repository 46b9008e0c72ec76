package org.regesta.engine.eventlog;

import org.axonframework.serialization.SerializationException;

/**
 * A stored event this release cannot read: an unknown type, a newer revision, or a payload that is not of its shape.
 * It is never skipped: whoever reads it must park it or stop.
 */
public final class UnreadableEvent extends SerializationException {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(String name, String revision) {
        super(message(name, revision));
    }

    UnreadableEvent(String name, String revision, Throwable cause) {
        super(message(name, revision), cause);
    }

    private static String message(String name, String revision) {
        return "this release cannot read an event of type " + name + " revision " + revision;
    }
}
