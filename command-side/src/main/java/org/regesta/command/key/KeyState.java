package org.regesta.command.key;

import java.time.Instant;

/** Where a house key stands. */
sealed interface KeyState {

    record None() implements KeyState {}

    /** @param revoked whether it counts no more, and its successor is awaited */
    record InUse(String keyId, Instant notAfter, boolean revoked) implements KeyState {}

    /** Someone else's certificate has the name. */
    record Others(String certificatePem) implements KeyState {}
}
