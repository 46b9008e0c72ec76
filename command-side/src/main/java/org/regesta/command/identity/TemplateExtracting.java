package org.regesta.command.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.IdentityDraftCommand;
import org.regesta.events.EvidenceRef;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Evidence;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/**
 * Extracts the templates of what this house compares in a draft's biometrics, fingers and by a model faces, in the one
 * form it compares them in: JSON, base64 by finger.
 */
@Component
class TemplateExtracting {

    private static final String FACE = "Face";

    private final CorrectOpener opener;
    private final Evidence evidence;
    private final Biometrics biometrics;

    TemplateExtracting(CorrectOpener opener, Evidence evidence, Biometrics biometrics) {
        this.opener = opener;
        this.evidence = evidence;
        this.biometrics = biometrics;
    }

    void extract(DraftRecord draft, Steps steps) {
        draft.biometrics()
                .map(this::templates)
                .filter(found -> !found.isEmpty())
                .ifPresent(found -> {
                    EvidenceRef sealedTemplates = evidence.put(
                            draft.keyRef(), "templates", Json.write(found).getBytes(StandardCharsets.UTF_8));
                    steps.send(
                            "templates",
                            new IdentityDraftCommand.RecordTemplates(draft.registrationId(), sealedTemplates));
                });
    }

    private Map<String, String> templates(EvidenceRef cbeff) {
        Map<String, String> templates = new TreeMap<>();
        for (BiometricRecord found : biometrics.readCbeff(opener.blob(cbeff))) {
            if (biometrics.compares(found.type()) && !found.exception()) {
                put(found, templates);
            }
        }
        return templates;
    }

    /** A whole record may still hold nothing to extract. */
    private void put(BiometricRecord found, Map<String, String> templates) {
        try {
            String unnamed = found.type().equals(FACE) ? FACE : "UNKNOWN";
            String finger = found.subtype().isEmpty() ? unnamed : found.subtype();
            String name = templates.containsKey(finger) ? finger + " " + (templates.size() + 1) : finger;
            templates.put(name, Base64.getEncoder().encodeToString(biometrics.extract(found)));
        } catch (Biometrics.Unreadable nothingInIt) {
            return;
        }
    }
}
