package org.regesta.command.officer;

import org.regesta.command.officer.api.ServiceClients;
import org.regesta.events.officer.ServiceClientEvent;

/** Where a service client stands. */
sealed interface ServiceClientState {

    record Unknown() implements ServiceClientState {}

    /** @param as how it was registered, which is for life; {@code now} how it stands */
    record Known(ServiceClientEvent.Registered as, ServiceClients.ServiceClientState now)
            implements ServiceClientState {}
}
