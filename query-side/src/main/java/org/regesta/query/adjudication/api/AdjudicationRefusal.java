package org.regesta.query.adjudication.api;

/** Why an adjudication is not shown. */
public enum AdjudicationRefusal {
    /** No adjudication was ever asked for on such a registration. */
    UNKNOWN
}
