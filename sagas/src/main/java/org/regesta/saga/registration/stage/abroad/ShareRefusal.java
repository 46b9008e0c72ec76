package org.regesta.saga.registration.stage.abroad;

/** Why nothing is shared. */
public enum ShareRefusal {
    /** There is no such share, it ended, or it was fetched as often as it may be. */
    ENDED
}
