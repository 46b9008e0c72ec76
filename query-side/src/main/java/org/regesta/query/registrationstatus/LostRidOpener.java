package org.regesta.query.registrationstatus;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/**
 * Under which keys an announced registration is found again. Each is a PRF of two fields and a day: never of a name, a
 * phone, an address or a centre alone, and nobody is found without the day. A centre and a day are no key of their own
 * either, so they list nobody.
 */
@Component
@OpenerOf(Purpose.FIND_REGISTRATION)
class LostRidOpener {

    /** By what one searches. */
    enum Field {
        NAME,
        PHONE,
        EMAIL,
        CENTRE
    }

    private final Vault vault;

    LostRidOpener(Vault vault) {
        this.vault = vault;
    }

    /** What an announcement says of its person; nothing of who was forgotten. */
    Map<Field, String> opened(Map<String, Sealed> contacts) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        text(contacts, "name").ifPresent(text -> said.put(Field.NAME, text));
        text(contacts, "phone").ifPresent(text -> said.put(Field.PHONE, text));
        text(contacts, "email").ifPresent(text -> said.put(Field.EMAIL, text));
        return said;
    }

    private Optional<String> text(Map<String, Sealed> contacts, String attribute) {
        Sealed sealed = contacts.get(attribute);
        if (sealed == null) {
            return Optional.empty();
        }
        return switch (vault.open(Purpose.FIND_REGISTRATION, attribute, sealed)) {
            case Opening.Opened opened -> Optional.of(opened.text());
            case Opening.Gone _ -> Optional.empty();
        };
    }

    /** Every pair's key. */
    List<String> keys(Map<Field, String> fields, LocalDate day) {
        List<Map.Entry<Field, String>> ordered = new ArrayList<>(plain(fields).entrySet());
        List<String> keys = new ArrayList<>();
        for (int one = 0; one < ordered.size(); one++) {
            for (int other = one + 1; other < ordered.size(); other++) {
                keys.add(key(ordered.get(one), ordered.get(other), day));
            }
        }
        return keys;
    }

    private String key(Map.Entry<Field, String> one, Map.Entry<Field, String> other, LocalDate day) {
        return HexFormat.of()
                .formatHex(vault.derive(
                        Vault.Derivation.LOOKUP_INDEX,
                        "announced",
                        one.getKey().name(),
                        one.getValue(),
                        other.getKey().name(),
                        other.getValue(),
                        day.toString()));
    }

    /** Spelled as one compares them; what nothing is left of is left out. */
    static Map<Field, String> plain(Map<Field, String> fields) {
        Map<Field, String> plain = new EnumMap<>(Field.class);
        fields.forEach((field, text) -> {
            String spelled = plain(field, text);
            if (!spelled.isEmpty()) {
                plain.put(field, spelled);
            }
        });
        return plain;
    }

    private static String plain(Field field, String text) {
        String one = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return switch (field) {
            case NAME, EMAIL, CENTRE -> one.replaceAll("\\s", "");
            case PHONE -> one.replaceAll("[^\\p{Nd}]", "");
        };
    }

    /** Whether what the registration's person said can still be read: not when they were forgotten. */
    boolean stands(String registrationId) {
        return vault.holds(KeyRefs.registration(registrationId));
    }
}
