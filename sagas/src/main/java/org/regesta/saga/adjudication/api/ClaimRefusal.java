package org.regesta.saga.adjudication.api;

/** Why a case cannot be taken now. */
public enum ClaimRefusal {
    /** The officer has as many cases as one may have at a time. */
    TOO_MANY_CASES
}
