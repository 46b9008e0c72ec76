package org.regesta.events.registration;

/** The supervisor's word in the field. */
public enum SupervisorStatus {
    APPROVED,
    REJECTED
}
