package org.regesta.auth.person;

import java.util.Map;
import org.regesta.events.AgeGroup;

/**
 * One identity as the auth store keeps it.
 *
 * @param subject the person's id without meaning
 * @param number keyed hash of the UIN, empty when it can no longer be opened
 * @param attributes by field of the schema: base64url of the normal forms by language, sealed for this store
 * @param contacts {@code phone} and {@code email} as they are written to, sealed for this store; base64url
 */
public record Person(
        String subject,
        AgeGroup ageGroup,
        String number,
        Map<String, String> attributes,
        Map<String, String> contacts) {

    /** A VID: whose it is and until when (RFC 3339, empty for ever). */
    record Vid(String number, String subject, String expires) {}
}
