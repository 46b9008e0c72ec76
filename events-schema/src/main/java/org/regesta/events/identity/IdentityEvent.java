package org.regesta.events.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;

/**
 * The life of one identity. Stream {@code identity:<subject>}; a subject is a random 128-bit id in lower-case hex.
 * Nothing here is ever edited: a field that turns out to be wrong is answered by a new event.
 */
public sealed interface IdentityEvent {

    String subject();

    /**
     * An identity began. Attributes keep the seals of the registration they came from ({@code SubjectLinked} makes
     * those keys this person's); the UIN is sealed under the subject's own key.
     *
     * @param uinClaim the claim stream id that holds the UIN
     */
    record Issued(
            String subject,
            String registrationId,
            String schemaVersion,
            Map<String, Sealed> attributes,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            Optional<EvidenceRef> templates,
            AgeGroup ageGroup,
            Sealed uin,
            String uinClaim)
            implements IdentityEvent {}
}
