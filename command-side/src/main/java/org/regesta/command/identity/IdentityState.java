package org.regesta.command.identity;

import org.regesta.command.identity.api.IdentityCommand.Uin;

/** Where an identity stands. */
sealed interface IdentityState {

    record Unknown() implements IdentityState {}

    record Living(String registrationId, Uin uin) implements IdentityState {}
}
