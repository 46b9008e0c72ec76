package org.regesta.command.registration;

import org.regesta.command.registration.api.Routes;
import org.springframework.stereotype.Component;

/** Nothing starts with a table of routes that leaves anything open. */
@Component
class RoutesAtStart {

    RoutesAtStart() {
        if (Routes.all().isEmpty()) {
            throw new IllegalStateException("there is no route");
        }
    }
}
