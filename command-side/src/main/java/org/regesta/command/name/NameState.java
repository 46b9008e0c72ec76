package org.regesta.command.name;

/** Where a name stands. */
sealed interface NameState {

    record Free() implements NameState {}

    record Borne(String holder) implements NameState {}
}
