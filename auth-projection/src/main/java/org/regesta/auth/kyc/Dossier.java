package org.regesta.auth.kyc;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;

/**
 * What can be given of a person: the registry's own seals, copied unchanged, and where their portrait lies.
 *
 * @param attributes by field of the identity schema
 */
public record Dossier(
        String subject,
        Map<String, Sealed> attributes,
        @Nullable EvidenceRef biometrics) {}
