package org.regesta.conformance;

/** A case that cannot be tried, and why: what it presupposes is not there, or its format is not known. */
final class NotRunnable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRunnable(String why) {
        super(why);
    }

    /** The reason in words. */
    String why() {
        return String.valueOf(getMessage());
    }
}
