package org.regesta.engine.eventlog;

/**
 * An event that may not stand in the ledger as it is: a fault of the program that made it, not of the person who
 * asked.
 */
public final class NotAdmitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAdmitted(String type, String why) {
        super("an event of type " + type + " is not admitted to the ledger: " + why);
    }

    NotAdmitted(String type, String why, Throwable cause) {
        super("an event of type " + type + " is not admitted to the ledger: " + why, cause);
    }
}
