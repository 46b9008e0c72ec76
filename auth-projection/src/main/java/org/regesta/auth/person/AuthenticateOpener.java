package org.regesta.auth.person;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.auth.biometric.FingerFile;
import org.regesta.auth.demographic.Demographic;
import org.regesta.auth.demographic.Kind;
import org.regesta.auth.demographic.NormalForm;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.OpensForGuests;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Opens a person's seals to authenticate: once on their way into the auth store, then the few a partner asks about. */
@Component
@OpenerOf(Purpose.AUTHENTICATE)
public class AuthenticateOpener implements OpensForGuests {

    static final String STORE = "auth";
    static final String CONTACT = "contact.";
    static final String FINGER = "finger.";

    private final Vault vault;
    private final Evidence evidence;

    public AuthenticateOpener(Vault vault, Evidence evidence) {
        this.vault = vault;
        this.evidence = evidence;
    }

    @Override
    public Purpose purpose() {
        return Purpose.AUTHENTICATE;
    }

    @Override
    public Opening openForGuest(String attribute, Sealed sealed) {
        return vault.open(Purpose.AUTHENTICATE, attribute, sealed);
    }

    @Override
    public Opening openForGuest(String store, String keyRef, String attribute, byte[] sealed) {
        return vault.openFromStore(Purpose.AUTHENTICATE, store, keyRef, attribute, sealed);
    }

    @Override
    public Opening openForGuest(EvidenceRef ref) {
        return evidence.open(Purpose.AUTHENTICATE, ref);
    }

    /** The digits of a sealed UIN or VID; none when the person was erased. */
    Optional<String> number(String attribute, Sealed sealed) {
        return open(attribute, sealed);
    }

    /** One field of an identity in normal form, sealed for the store; none when there is nothing to compare. */
    Optional<String> attribute(String subject, int keys, String field, Sealed sealed) {
        return open(field, sealed)
                .map(json -> normalForms(field, json))
                .filter(forms -> !forms.isEmpty())
                .flatMap(forms -> seal(subject, keys, field, Json.write(forms)));
    }

    /** A phone number or e-mail address as it is written to, sealed for the store under {@code contact.<field>}. */
    Optional<String> contact(String subject, int keys, String field, Sealed sealed) {
        return open(field, sealed)
                .map(json -> byLanguage(json).getOrDefault("", ""))
                .filter(value -> !value.isBlank())
                .flatMap(value -> seal(subject, keys, CONTACT + field, value));
    }

    /** Templates by finger, sealed for the store; none when the person was erased. */
    Map<String, String> templates(String subject, int keys, EvidenceRef templates) {
        Map<String, String> kept = new TreeMap<>();
        if (evidence.open(Purpose.AUTHENTICATE, templates) instanceof Opening.Opened opened) {
            Json.tree(opened.value()).properties().forEach(entry -> seal(
                            subject,
                            keys,
                            FINGER + entry.getKey(),
                            entry.getValue().asString(""))
                    .ifPresent(template -> kept.put(entry.getKey(), template)));
        }
        return kept;
    }

    /** Values of the store sealed anew under a newer key; what opens no more is left out. */
    Map<String, String> resealed(String subject, int keys, String prefix, Map<String, String> values) {
        Map<String, String> resealed = new TreeMap<>();
        values.forEach((name, value) -> {
            if (fromStore(subject, prefix + name, value) instanceof Opening.Opened opened) {
                seal(subject, keys, prefix + name, opened.text()).ifPresent(anew -> resealed.put(name, anew));
            }
        });
        return resealed;
    }

    /** Templates by finger, opened to be compared. */
    public Map<String, byte[]> fingers(FingerFile file) {
        Map<String, byte[]> fingers = new TreeMap<>();
        file.templates().forEach((finger, template) -> {
            if (fromStore(file.subject(), FINGER + finger, template) instanceof Opening.Opened opened) {
                fingers.put(finger, Base64.getDecoder().decode(opened.text()));
            }
        });
        return fingers;
    }

    /** Normal forms by field and language, of the fields asked for and held. */
    public Map<String, Map<String, String>> held(Person person, Set<String> fields) {
        Map<String, Map<String, String>> held = new TreeMap<>();
        for (String field : fields) {
            String sealed = person.attributes().get(field);
            if (sealed != null) {
                if (fromStore(person.subject(), field, sealed) instanceof Opening.Opened opened) {
                    held.put(field, forms(Json.tree(opened.value())));
                }
            }
        }
        return held;
    }

    private Opening fromStore(String subject, String attribute, String sealed) {
        return vault.openFromStore(
                Purpose.AUTHENTICATE,
                STORE,
                KeyRefs.subject(subject),
                attribute,
                Base64.getUrlDecoder().decode(sealed));
    }

    private Optional<String> open(String attribute, Sealed sealed) {
        return vault.open(Purpose.AUTHENTICATE, attribute, sealed) instanceof Opening.Opened opened
                ? Optional.of(opened.text())
                : Optional.empty();
    }

    private Optional<String> seal(String subject, int keys, String attribute, String value) {
        try {
            byte[] sealed = vault.sealForStore(
                    STORE, KeyRefs.subject(subject), keys, attribute, value.getBytes(StandardCharsets.UTF_8));
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (Vault.KeyGone erased) {
            return Optional.empty();
        }
    }

    private static Map<String, String> normalForms(String field, String json) {
        Kind kind = Demographic.kindOf(field);
        Map<String, String> forms = new TreeMap<>();
        byLanguage(json).forEach((language, value) -> {
            String form = NormalForm.of(kind, language, value);
            if (!form.isEmpty()) {
                forms.put(language, form);
            }
        });
        return forms;
    }

    /** A field's canonical JSON: a text, a number, or {@code [{language, value}]}. */
    private static Map<String, String> byLanguage(String json) {
        JsonNode node = Json.tree(json.getBytes(StandardCharsets.UTF_8));
        Map<String, String> values = new TreeMap<>();
        if (node.isString() || node.isNumber()) {
            values.put("", node.asString());
        }
        for (JsonNode entry : node.isArray() ? node.values() : Set.<JsonNode>of()) {
            values.putIfAbsent(
                    entry.path("language").asString(""), entry.path("value").asString(""));
        }
        return values;
    }

    private static Map<String, String> forms(JsonNode node) {
        Map<String, String> forms = new TreeMap<>();
        node.properties()
                .forEach(entry -> forms.put(entry.getKey(), entry.getValue().asString()));
        return forms;
    }
}
