package org.regesta.command.masterdata;

/** Where a centre stands. */
sealed interface CentreState {

    record Nowhere() implements CentreState {}

    record Open() implements CentreState {}

    record Gone() implements CentreState {}
}
