package org.regesta.events.registration;

/** What is done with a packet. Which process does what in which order, is the table of routes. */
public enum Stage {
    VALIDATE,
    CLASSIFY,
    ENROL,
    COMPARE_DEMOGRAPHICS,
    COMPARE_BIOMETRICS,
    ISSUE,
    /** What the packet asks is done to the identity it names. */
    APPLY,
    /** The packet's fingers are held against those of the person it names. */
    AUTHENTICATE,
    /** Whoever answers for a child is found and is who they say. */
    INTRODUCE,
    /** Who the person is, is found by their fingers. */
    IDENTIFY,
    /** What was asked for came: it is held against everything and taken, or not. */
    CORRECT
}
