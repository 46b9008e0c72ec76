package org.regesta.command.virtualid;

import org.regesta.command.virtualid.api.VirtualIdCommand.Vid;

/** Where a virtual id stands. */
sealed interface VirtualIdState {

    record Unknown() implements VirtualIdState {}

    /** Nobody can use it yet. */
    record Draft(String subject, String policy, Vid vid) implements VirtualIdState {}

    record Live(String subject, String policy, Vid vid, boolean active) implements VirtualIdState {}

    record Over(String subject, String policy, Vid vid) implements VirtualIdState {}
}
