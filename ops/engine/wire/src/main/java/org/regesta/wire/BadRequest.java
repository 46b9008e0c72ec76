package org.regesta.wire;

/** What can be wrong with any request before a rule is asked. Each MOSIP endpoint maps all of them to its own codes. */
public enum BadRequest {
    /** Not JSON, or not of the shape described. */
    MALFORMED,
    /** No {@code request} in the envelope. */
    MISSING_REQUEST,
    /** A required field is missing or empty; the refusal names it. */
    MISSING_FIELD,
    /** A field holds something that it cannot mean; the refusal names it. */
    INVALID_FIELD,
    /** Larger than this endpoint takes. */
    TOO_LARGE,
    /** The disk's reserve is reached, or the outcome is unknown: nothing was answered; retry later with the same id. */
    UNAVAILABLE
}
