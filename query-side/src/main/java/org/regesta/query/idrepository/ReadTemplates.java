package org.regesta.query.idrepository;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.EvidenceRef;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Refusal;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Gives fingers and faces as templates of this house's matchers. What was extracted before is taken as it stands;
 * the rest is extracted for this answer and kept nowhere.
 */
@Component
class ReadTemplates {

    private final Biometrics biometrics;
    private final IdRepositoryOpener opener;

    ReadTemplates(Biometrics biometrics, IdRepositoryOpener opener) {
        this.biometrics = biometrics;
        this.opener = opener;
    }

    /** @throws Refusal NOTHING_EXTRACTED of a format that nothing is extracted in here */
    void check(Formats formats) {
        formats.possible(biometrics);
    }

    /**
     * The records with templates in place of the images of fingers and faces, where those are asked for, the others as
     * they came. A record of which nothing can be extracted is left out.
     *
     * @param known templates of these very fingers, when there are any; a face is extracted by the model of today
     * @throws Refusal NOTHING_EXTRACTED of no finger at all, or no face
     */
    byte[] in(byte[] cbeff, Set<String> types, Optional<EvidenceRef> known) {
        Map<String, String> before = new HashMap<>();
        known.flatMap(opener::open).map(content -> Json.tree(content)).ifPresent(found -> found.properties()
                .forEach(each -> before.put(each.getKey(), each.getValue().asString(""))));
        return CbeffTemplates.of(cbeff, types, one -> Optional.ofNullable(before.get(one.subtype()))
                .filter(finger -> one.type().equals(Formats.FINGER))
                .map(template -> Base64.getDecoder().decode(template.getBytes(StandardCharsets.US_ASCII)))
                .or(() -> extracted(one)));
    }

    private Optional<byte[]> extracted(BiometricRecord one) {
        try {
            return Optional.of(biometrics.extract(one));
        } catch (Biometrics.Unreadable nothingInIt) {
            return Optional.empty();
        }
    }
}
