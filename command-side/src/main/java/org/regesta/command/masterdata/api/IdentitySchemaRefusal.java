package org.regesta.command.masterdata.api;

/** Why an identity schema cannot be drafted or published. */
public enum IdentitySchemaRefusal {
    NOT_JSON,
    /** Not JSON Schema draft-07, refers to something outside itself, or describes no {@code identity}. */
    NOT_A_SCHEMA,
    /** A regular expression in it cannot be compiled. */
    PATTERN,
    /** Larger than an event can hold. */
    TOO_LARGE,
    /** A schema of that id was drafted otherwise. */
    ALREADY_DRAFTED,
    UNKNOWN,
    ALREADY_PUBLISHED,
    EFFECTIVE_IN_THE_PAST
}
