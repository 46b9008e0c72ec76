package org.regesta.command.identity.api;

/** Whether an identity can be used. */
public enum IdentityStatus {
    ACTIVATED,
    BLOCKED,
    DEACTIVATED,
    /** The person died, whatever was decided about the identity beside that. */
    DECEASED;

    /** As those say it who know the first three only: whoever died is deactivated. */
    public IdentityStatus ofThree() {
        return this == DECEASED ? DEACTIVATED : this;
    }
}
