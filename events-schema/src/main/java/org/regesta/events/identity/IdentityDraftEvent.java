package org.regesta.events.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;

/**
 * An identity, or a change of one, while a registration processor puts it together. Stream {@code
 * identitydraft:<rid>}. All of it is sealed under the registration's key: discarding the draft destroys it.
 */
public sealed interface IdentityDraftEvent {

    String registrationId();

    /**
     * @param subject whose it will be: a new one, or the person that it changes
     * @param uin sealed under the registration's key
     */
    record Started(String registrationId, String subject, boolean change, Sealed uin, String uinClaim)
            implements IdentityDraftEvent {}

    /** @param schemaVersion none while it holds nothing but a UIN; {@code documents}: one per field */
    record Changed(
            String registrationId,
            Optional<String> schemaVersion,
            Map<String, Sealed> attributes,
            Set<String> removed,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            Set<String> verified)
            implements IdentityDraftEvent {}

    record TemplatesExtracted(String registrationId, EvidenceRef templates) implements IdentityDraftEvent {}

    record Published(String registrationId, String subject) implements IdentityDraftEvent {}

    record Discarded(String registrationId) implements IdentityDraftEvent {}
}
