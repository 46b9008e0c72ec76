package org.regesta.query.erasure.api;

/** Why there is nothing to say of an erasure. */
public enum ErasureRefusal {
    /** No such person, or not forgotten. */
    NOT_ERASED
}
