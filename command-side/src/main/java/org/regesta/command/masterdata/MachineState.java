package org.regesta.command.masterdata;

import org.regesta.events.masterdata.MachineEvent;

/** Where a machine stands. */
sealed interface MachineState {

    record Unknown() implements MachineState {}

    /** @param is its newest version */
    record Known(MachineEvent is) implements MachineState {}

    record Gone() implements MachineState {}
}
