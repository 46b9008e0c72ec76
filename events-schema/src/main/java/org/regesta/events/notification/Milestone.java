package org.regesta.events.notification;

/** What people are told of on the way of their registration, and officers of what they are to see to. */
public enum Milestone {
    /** The packet is here, and is good. */
    RECEIVED,
    /** Somebody looks at it. */
    UNDER_REVIEW,
    /** The person is to come again, with better images. */
    INFORMATION_NEEDED,
    /** The person is registered already. */
    DUPLICATE,
    /** It was rejected for another reason. */
    REJECTED,
    /** The person has a number. */
    ISSUED,
    /** What is known of the person was changed. */
    UPDATED,
    /** The number that was lost was sent. */
    NUMBER_SENT,
    /** The identity rests or lives again. */
    STATUS_CHANGED,
    /** The card was asked for again. */
    CARD_ASKED,
    /** Nobody decided in the time that the law gives: supervisors are told, never the person. */
    DECISION_OVERDUE
}
