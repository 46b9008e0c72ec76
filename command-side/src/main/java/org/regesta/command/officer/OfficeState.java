package org.regesta.command.officer;

import org.regesta.command.officer.api.OfficerState;

/** Where an office stands. */
sealed interface OfficeState {

    record Vacant() implements OfficeState {}

    record Held(OfficerState officer) implements OfficeState {}
}
