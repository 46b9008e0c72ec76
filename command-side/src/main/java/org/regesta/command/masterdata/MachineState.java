package org.regesta.command.masterdata;

/** Where a machine stands. */
sealed interface MachineState {

    record Unknown() implements MachineState {}

    record Known() implements MachineState {}
}
