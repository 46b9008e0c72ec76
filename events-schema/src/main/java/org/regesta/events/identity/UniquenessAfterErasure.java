package org.regesta.events.identity;

/** What stays of a person's uniqueness once they are erased. The policy in effect stands in the event. */
public enum UniquenessAfterErasure {
    /** The UIN's claim stays taken for ever: the number is never another's. */
    KEEP_UIN_RETIRED,
    /** The claim is let go: the number can be drawn again. */
    FORGET
}
