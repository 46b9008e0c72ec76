package org.regesta.auth.kyc;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.regesta.auth.demographic.Demographic;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What MOSIP's e-KYC gives for a policy: attributes under the wire's own names ({@code fullName} is {@code name}),
 * those with languages once for each ({@code name_eng}).
 */
public final class KycRules {

    /** How policies call the portrait. */
    private static final Set<String> FACES = Set.of("face", "photo");

    private KycRules() {}

    /** Whether an attribute of a policy is the portrait. */
    public static boolean isFace(String attribute) {
        return FACES.contains(attribute);
    }

    /** Fields of the identity schema by the policy's names for them, each policy attribute once. */
    public static Map<String, String> fields(Collection<String> attributes) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String attribute : attributes) {
            if (!isFace(attribute)) {
                Optional<Demographic> known = Demographic.ofWireName(attribute)
                        .filter(it -> it.fields().size() == 1 && it != Demographic.AGE);
                fields.put(attribute, known.map(it -> it.fields().getFirst()).orElse(attribute));
            }
        }
        return fields;
    }

    /**
     * The identity as MOSIP's answer holds it.
     *
     * @param held canonical JSON by field of the schema: a text, or {@code [{language, value}]}
     * @param languages empty for every language held
     */
    public static Map<String, String> identity(Map<String, String> held, Collection<String> languages) {
        Map<String, String> identity = new TreeMap<>();
        held.forEach((field, json) -> {
            String name = name(field);
            JsonNode value = Json.tree(json.getBytes(StandardCharsets.UTF_8));
            if (value.isArray()) {
                for (JsonNode entry : value.values()) {
                    String language = entry.path("language").asString("");
                    if (languages.isEmpty() || languages.contains(language)) {
                        identity.put(name + "_" + language, entry.path("value").asString(""));
                    }
                }
            } else if (value.isValueNode() && !value.isNull()) {
                identity.put(name, value.asString());
            }
        });
        return identity;
    }

    private static String name(String field) {
        for (Demographic known : Demographic.values()) {
            if (known != Demographic.AGE
                    && known.fields().size() == 1
                    && known.fields().contains(field)) {
                return known.wireName();
            }
        }
        return field;
    }
}
