package org.regesta.command.masterdata;

import org.regesta.events.masterdata.IdentitySchemaEvent.Drafted;

/** Where an identity schema stands. */
sealed interface IdentitySchemaState {

    record Unknown() implements IdentitySchemaState {}

    record Draft(Drafted as) implements IdentitySchemaState {}

    record Live(Drafted as, String version) implements IdentitySchemaState {}
}
