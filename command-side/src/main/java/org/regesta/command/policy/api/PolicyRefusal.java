package org.regesta.command.policy.api;

/** Why a policy or a group of them cannot be made or published. */
public enum PolicyRefusal {
    GROUP_NAME_TAKEN,
    /** No group of that name. */
    GROUP_NAME_UNKNOWN,
    /** No group of that id. */
    GROUP_UNKNOWN,
    /** A policy of that name, or of that id, exists. */
    NAME_TAKEN,
    TYPE_NOT_ALLOWED,
    /** The document allows a kind of authentication that nobody knows. */
    AUTH_TYPE_UNSUPPORTED,
    /** A token is per partner, per policy or random. */
    AUTH_TOKEN_TYPE_NOT_ALLOWED,
    UNKNOWN,
    NOT_IN_GROUP,
    ALREADY_PUBLISHED,
    /** Only a draft can be written anew: what was published is what it is. */
    NO_DRAFT,
    /** A draft is neither active nor not. */
    NOT_PUBLISHED,
    /** A policy is made active or de-active, nothing else. */
    STATUS
}
