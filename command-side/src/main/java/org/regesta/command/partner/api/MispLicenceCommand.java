package org.regesta.command.partner.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a MISP's licence. */
public sealed interface MispLicenceCommand {

    String partnerId();

    @TargetAggregateIdentifier
    default String stream() {
        return "misp:" + partnerId();
    }

    /** Refused while a licence granted before has not run out at {@code now}. */
    record Grant(String partnerId, String licenceId, Instant now, Instant expires) implements MispLicenceCommand {}

    /** @param active whether one may ask under the licence from now on */
    record SetActive(String partnerId, String licenceId, boolean active) implements MispLicenceCommand {}
}
