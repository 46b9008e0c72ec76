package org.regesta.query.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as it is asked for: exactly one of person, registration and officer; recipient, attributes and ground all
 * three or none.
 *
 * @param person a subject id; {@code officer}: the id of any actor
 * @param from RFC 3339, inclusive, as {@code to}
 * @param recipient a certificate or a public key in PEM
 * @param open names of attributes, such as {@code dateOfBirth} or {@code UIN}
 * @param ground a constant of {@link org.regesta.events.disclosure.DisclosureGround}
 */
public record Wanted(
        @Nullable String person,
        @Nullable String registration,
        @Nullable String officer,
        @Nullable String from,
        @Nullable String to,
        @Nullable String recipient,
        @Nullable List<String> open,
        @Nullable String ground) {}
