package org.regesta.command.officer;

import org.regesta.events.officer.ServiceClientEvent;

/** Where a service client stands. */
sealed interface ServiceClientState {

    record Unknown() implements ServiceClientState {}

    record Known(ServiceClientEvent.Registered as) implements ServiceClientState {}
}
