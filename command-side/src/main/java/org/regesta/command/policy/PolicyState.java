package org.regesta.command.policy;

/** Where a policy stands. */
sealed interface PolicyState {

    record Unknown() implements PolicyState {}

    record Draft(String groupId, String policyType) implements PolicyState {}

    record Live(String groupId, boolean suspended) implements PolicyState {}
}
