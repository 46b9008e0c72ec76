package org.regesta.events.disclosure;

import java.util.Set;
import org.regesta.events.Purpose;

/**
 * Personal data that was shown or given to a person or partner: one event per answer. Stream {@code disclosure:<id>}
 * in the access book. The answer leaves only after this event is durable.
 */
public sealed interface DisclosureEvent {

    String disclosureId();

    /**
     * @param subjects whose data: subject ids, or {@code registration:<rid>} while there is no subject; none when
     *     somebody searched and was shown nobody
     * @param recipient who got it: officer, client or partner id
     * @param attributes names of what was shown
     */
    record Disclosed(
            String disclosureId, Set<String> subjects, Purpose purpose, String recipient, Set<String> attributes)
            implements DisclosureEvent {}

    /**
     * Opened attributes left the house as the annex of an evidence bundle, encrypted to one recipient.
     *
     * @param disclosureId the bundle's id
     * @param subjects whose data: subject ids, or {@code registration:<rid>} while there is no subject
     * @param recipient {@code certificate:} or {@code key:} and the SHA-256 of its DER in lower-case hex
     * @param attributes names of what was opened
     */
    record HandedOver(
            String disclosureId,
            Set<String> subjects,
            DisclosureGround ground,
            String recipient,
            Set<String> attributes)
            implements DisclosureEvent {}
}
