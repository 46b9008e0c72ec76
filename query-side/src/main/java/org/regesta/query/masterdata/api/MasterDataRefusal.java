package org.regesta.query.masterdata.api;

/** Why master data is not given. */
public enum MasterDataRefusal {
    /** No schema of that version was published. */
    SCHEMA_UNKNOWN,
    /** No schema was published at all. */
    NO_SCHEMA,
    /** No such centre, or it has no name in that language. */
    CENTRE_UNKNOWN,
    MACHINE_UNKNOWN
}
