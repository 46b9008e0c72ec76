package org.regesta.command.partner;

import java.time.Instant;

/** Where a MISP's licence stands. */
sealed interface MispLicenceState {

    record None() implements MispLicenceState {}

    record Held(String licenceId, Instant expires, boolean suspended) implements MispLicenceState {}
}
