package org.regesta.events.policy;

/** Policies that belong together. Stream {@code policygroup:<groupId>}. */
public sealed interface PolicyGroupEvent {

    String groupId();

    record Created(String groupId, String name, String description) implements PolicyGroupEvent {}
}
