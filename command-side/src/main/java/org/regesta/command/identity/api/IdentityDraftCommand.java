package org.regesta.command.identity.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;

/** What can be asked of a draft. */
public sealed interface IdentityDraftCommand {

    String registrationId();

    @TargetAggregateIdentifier
    default String stream() {
        return "identitydraft:" + registrationId();
    }

    /** Refused as EXISTS while there is one, and for ever once it was published. */
    record Start(String registrationId, String subject, boolean change, Sealed uin, String uinClaim)
            implements IdentityDraftCommand {}

    record Change(
            String registrationId,
            Optional<String> schemaVersion,
            Map<String, Sealed> attributes,
            Set<String> removed,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            Set<String> verified)
            implements IdentityDraftCommand {}

    record RecordTemplates(String registrationId, EvidenceRef templates) implements IdentityDraftCommand {}

    /** The identity must be issued or updated first. */
    record Publish(String registrationId, String subject) implements IdentityDraftCommand {}

    record Discard(String registrationId) implements IdentityDraftCommand {}
}
