package org.regesta.command.policy;

/** Where a policy group stands. */
sealed interface PolicyGroupState {

    record Unknown() implements PolicyGroupState {}

    record Known() implements PolicyGroupState {}
}
