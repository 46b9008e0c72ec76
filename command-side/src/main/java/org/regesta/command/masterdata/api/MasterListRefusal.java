package org.regesta.command.masterdata.api;

/** Why a value or a place cannot be taken into a list, or out of it. */
public enum MasterListRefusal {
    /** The field has no such value. */
    VALUE_UNKNOWN,
    /** No such place. */
    PLACE_UNKNOWN,
    /** The place that it is said to lie in is not known. */
    PARENT_UNKNOWN,
    /** A place of that code lies elsewhere, and places do not move. */
    PLACE_ELSEWHERE,
    /** The level is not the one below that of the place it lies in. */
    LEVEL
}
