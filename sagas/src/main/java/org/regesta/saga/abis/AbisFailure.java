package org.regesta.saga.abis;

/** Why a message to our matcher is answered with no. */
enum AbisFailure {
    /** Something of ours failed; the message may be sent again. */
    INTERNAL,
    /** A template that is to be compared cannot be read: who is compared with it must know. */
    BIOMETRICS_UNREADABLE,
    INVALID_STRUCTURE,
    MISSING_REFERENCE_ID,
    MISSING_REQUEST_ID,
    UNFETCHED,
    MISSING_REFERENCE_URL,
    MISSING_REQUEST_TIME,
    REFERENCE_STANDS,
    NOTHING_IN_IT,
    REFERENCE_UNKNOWN,
    INVALID_VERSION,
    INVALID_ID,
    INVALID_REQUEST_TIME,
    INVALID_CBEFF,
    SHARE_EXPIRED;

    /** Thrown where it is found, answered at the desk. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final AbisFailure failure;

        Found(AbisFailure failure) {
            super(failure.name(), null, false, false);
            this.failure = failure;
        }

        AbisFailure failure() {
            return failure;
        }
    }
}
