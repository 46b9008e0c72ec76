package org.regesta.events.registration;

/** The work of process NEW, in order. */
public enum Stage {
    VALIDATE,
    CLASSIFY,
    ENROL,
    COMPARE_DEMOGRAPHICS,
    COMPARE_BIOMETRICS,
    ISSUE
}
