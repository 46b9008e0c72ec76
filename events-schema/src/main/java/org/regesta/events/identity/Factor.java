package org.regesta.events.identity;

/** What a person can lock, so that nobody is authenticated as them by it. */
public enum Factor {
    /** One-time passwords, over whatever channel. */
    OTP,
    OTP_BY_PHONE,
    OTP_BY_EMAIL,
    DEMOGRAPHICS,
    FINGER,
    IRIS,
    FACE
}
