package org.regesta.command.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.regesta.command.identity.IdObject.Attachment;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.DocumentRef;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Seals what came about a person: theirs under their key, their guardian's under the guardian's. */
@Component
class PersonSeals {

    /** A document's type and format stand clear: codes, never words that could hold a name. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,36}");

    private final Vault vault;
    private final Evidence evidence;

    PersonSeals(Vault vault, Evidence evidence) {
        this.vault = vault;
        this.evidence = evidence;
    }

    /** @param keyRef the person's, or the draft's */
    Map<String, Sealed> attributes(String keyRef, String registrationId, Map<String, JsonNode> fields) {
        Map<String, byte[]> own = new HashMap<>();
        Map<String, byte[]> guardians = new HashMap<>();
        fields.forEach((name, value) -> (IdObject.isGuardians(name) ? guardians : own).put(name, canonical(value)));
        Map<String, Sealed> all = new TreeMap<>();
        if (!own.isEmpty()) {
            all.putAll(vault.sealAll(keyRef, own));
        }
        if (!guardians.isEmpty()) {
            all.putAll(vault.sealAll(KeyRefs.guardian(registrationId), guardians));
        }
        return all;
    }

    /** All but the person's own biometrics. */
    List<DocumentRef> documents(String keyRef, IdObject object) {
        Optional<Attachment> biometrics = object.biometrics();
        List<DocumentRef> documents = new ArrayList<>();
        for (Attachment attachment : object.attachments()) {
            if (!biometrics.filter(attachment::equals).isPresent()) {
                JsonNode about = object.identity().path(attachment.category());
                String kind = object.schema().isBiometrics(attachment.category()) ? "biometrics" : "document";
                String key = IdObject.isGuardians(attachment.category())
                        ? KeyRefs.guardian(object.registrationId())
                        : keyRef;
                documents.add(new DocumentRef(
                        attachment.category(),
                        code(about.path("type").asString(kind)),
                        code(about.path("format").asString("")),
                        evidence.put(key, kind, attachment.content())));
            }
        }
        return documents;
    }

    Optional<EvidenceRef> biometrics(String keyRef, IdObject object) {
        return object.biometrics().map(cbeff -> evidence.put(keyRef, "biometrics", cbeff.content()));
    }

    Sealed uin(String keyRef, String uin) {
        return vault.seal(keyRef, SealedAs.UIN, uin.getBytes(StandardCharsets.UTF_8));
    }

    Sealed handle(String keyRef, String handle) {
        return vault.seal(keyRef, SealedAs.HANDLE, handle.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(String text) {
        return CODE.matcher(text).matches() ? text : "";
    }

    /** Sorted keys, no spaces: equal values have equal bytes. */
    static byte[] canonical(JsonNode value) {
        return Json.write(Json.mapper().treeToValue(value, Object.class)).getBytes(StandardCharsets.UTF_8);
    }
}
