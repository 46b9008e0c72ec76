package org.regesta.events.credential;

/** What kind of credential. */
public enum CredentialKind {
    /** The card with name and number. */
    CARD
}
