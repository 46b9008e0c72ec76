package org.regesta.events.registration;

/** What the adjudicator found. */
public enum AdjudicationDecision {
    DIFFERENT_PEOPLE,
    DUPLICATE
}
