package org.regesta.events.masterdata;

import java.util.Map;
import org.regesta.events.Sealed;

/** A registration centre. Stream {@code centre:<centreId>}, five digits. */
public sealed interface CentreEvent {

    String centreId();

    /**
     * @param names by ISO 639-3 language
     * @param details MOSIP's other columns by their wire names
     * @param contact whom to ask there, {@code contactPerson} and {@code contactPhone}, sealed under {@code
     *     centre:<centreId>}
     */
    record Opened(String centreId, Map<String, String> names, Map<String, String> details, Map<String, Sealed> contact)
            implements CentreEvent {

        /** A centre that names nobody. */
        public Opened(String centreId, Map<String, String> names, Map<String, String> details) {
            this(centreId, names, details, Map.of());
        }
    }

    /** It is given up for good. When that was, says {@code occurred} if it was not when it was recorded. */
    record Decommissioned(String centreId) implements CentreEvent {}
}
