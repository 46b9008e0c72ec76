package org.regesta.command.virtualid;

import org.regesta.command.virtualid.api.VirtualIdCommand.Vid;

/** Where a virtual id stands. */
sealed interface VirtualIdState {

    record Unknown() implements VirtualIdState {}

    record Live(String subject, String policy, Vid vid) implements VirtualIdState {}
}
