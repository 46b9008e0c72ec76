package org.regesta.command.key;

/** Where a house key stands. */
sealed interface KeyState {

    record None() implements KeyState {}

    record InUse(String keyId) implements KeyState {}
}
