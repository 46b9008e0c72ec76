package org.regesta.events.masterdata;

import java.util.Map;

/** A registration centre. Stream {@code centre:<centreId>}, five digits. */
public sealed interface CentreEvent {

    String centreId();

    /** @param names by ISO 639-3 language; {@code details}: MOSIP's other columns by their wire names */
    record Opened(String centreId, Map<String, String> names, Map<String, String> details) implements CentreEvent {}
}
