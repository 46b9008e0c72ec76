package org.regesta.command.identity.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;

/** What can be asked of an identity. */
public sealed interface IdentityCommand {

    String subject();

    @TargetAggregateIdentifier
    default String stream() {
        return "identity:" + subject();
    }

    /**
     * Begins an identity. Answers with the {@link Uin} in effect: the one given, or, when this registration's
     * identity was issued before, the one it got then.
     */
    record Issue(
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
            implements IdentityCommand {}

    /** A sealed UIN and the claim that holds it. */
    record Uin(Sealed uin, String uinClaim) {}
}
