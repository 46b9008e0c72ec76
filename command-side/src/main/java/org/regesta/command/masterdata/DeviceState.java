package org.regesta.command.masterdata;

/** Where a capture device stands. */
sealed interface DeviceState {

    record Unknown() implements DeviceState {}

    record Known(String centreId) implements DeviceState {}

    record Gone() implements DeviceState {}
}
