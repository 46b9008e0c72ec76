package org.regesta.query.idrepository;

/** Why biometrics are not given in the form that was asked for. */
enum ExtractionRefusal {
    /** Nothing could be extracted of any finger. */
    NOTHING_EXTRACTED
}
