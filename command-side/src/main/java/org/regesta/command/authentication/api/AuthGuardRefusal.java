package org.regesta.command.authentication.api;

/** Why an OTP is not sent. */
public enum AuthGuardRefusal {
    FLOODED,
    FROZEN
}
