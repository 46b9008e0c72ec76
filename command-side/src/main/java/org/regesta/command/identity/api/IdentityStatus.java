package org.regesta.command.identity.api;

/** Whether an identity can be used. */
public enum IdentityStatus {
    ACTIVATED,
    BLOCKED,
    DEACTIVATED
}
