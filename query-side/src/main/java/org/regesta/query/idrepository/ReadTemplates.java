package org.regesta.query.idrepository;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.EvidenceRef;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Refusal;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Gives fingers as templates of this house's matcher. What was extracted before is taken as it stands; the rest is
 * extracted for this answer and kept nowhere.
 */
@Component
class ReadTemplates {

    private final Biometrics biometrics;
    private final IdRepositoryOpener opener;

    ReadTemplates(Biometrics biometrics, IdRepositoryOpener opener) {
        this.biometrics = biometrics;
        this.opener = opener;
    }

    /**
     * The records with templates in place of the images of fingers, the others as they came. A finger of which nothing
     * can be extracted is left out.
     *
     * @param known templates of these very fingers, when there are any
     * @throws Refusal NOTHING_EXTRACTED of no finger at all
     */
    byte[] in(byte[] cbeff, Optional<EvidenceRef> known) {
        Map<String, String> before = new HashMap<>();
        known.flatMap(opener::open).map(content -> Json.tree(content)).ifPresent(found -> found.properties()
                .forEach(each -> before.put(each.getKey(), each.getValue().asString(""))));
        return CbeffTemplates.of(cbeff, finger -> Optional.ofNullable(before.get(finger.subtype()))
                .map(template -> Base64.getDecoder().decode(template.getBytes(StandardCharsets.US_ASCII)))
                .or(() -> extracted(finger)));
    }

    private Optional<byte[]> extracted(BiometricRecord finger) {
        try {
            return Optional.of(biometrics.extract(finger));
        } catch (Biometrics.Unreadable nothingInIt) {
            return Optional.empty();
        }
    }
}
