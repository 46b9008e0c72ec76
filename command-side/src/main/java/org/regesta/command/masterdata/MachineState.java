package org.regesta.command.masterdata;

import org.regesta.events.masterdata.MachineEvent;

/** Where a machine stands. */
sealed interface MachineState {

    record Unknown() implements MachineState {}

    record Known(MachineEvent.Registered as) implements MachineState {}
}
