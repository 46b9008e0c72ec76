package org.regesta.command.masterdata.api;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.Sealed;

/** What can be asked of a registration centre. */
public sealed interface CentreCommand {

    String centreId();

    @TargetAggregateIdentifier
    default String stream() {
        return "centre:" + centreId();
    }

    /**
     * @param names by ISO 639-3 language
     * @param details MOSIP's other columns by their wire names
     * @param contact sealed under the centre's key
     */
    record Open(String centreId, Map<String, String> names, Map<String, String> details, Map<String, Sealed> contact)
            implements CentreCommand {}

    /** Gives it up for good; again, nothing changes. */
    record Decommission(String centreId) implements CentreCommand {}
}
