package org.regesta.auth.kyc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * The claims of OpenID Connect that a person consented to, as far as the policy allows the attributes they come from
 * (MOSIP: {@code idp-claims-mapping.json}). One language gives {@code name}, several give {@code name#eng}.
 */
public final class ClaimRules {

    private static final List<String> ADDRESS =
            List.of("addressLine1", "addressLine2", "addressLine3", "city", "region", "province", "postalCode");

    private static final Map<String, List<String>> FIELDS = Map.of(
            "name", List.of("fullName"),
            "gender", List.of("gender"),
            "birthdate", List.of("dateOfBirth"),
            "email", List.of("email"),
            "phone_number", List.of("phone"),
            "address", ADDRESS);

    private ClaimRules() {}

    /** The allowed fields of the schema by the claim they are for. */
    public static Map<String, List<String>> fields(Collection<String> consented, Collection<String> policyAttributes) {
        Collection<String> allowed = KycRules.fields(policyAttributes).values();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String claim : consented) {
            List<String> ofClaim = FIELDS.getOrDefault(claim, List.of()).stream()
                    .filter(allowed::contains)
                    .toList();
            if (!ofClaim.isEmpty()) {
                fields.put(claim, ofClaim);
            }
        }
        return fields;
    }

    /**
     * The claims.
     *
     * @param fields by claim, as {@link #fields} gives them
     * @param held canonical JSON by field
     * @param locales ISO 639-3; the first language held when empty
     */
    public static Map<String, Object> claims(
            Map<String, List<String>> fields, Map<String, String> held, List<String> locales) {
        Map<String, Object> claims = new TreeMap<>();
        fields.forEach((claim, ofClaim) -> {
            Map<String, List<String>> byLanguage = new TreeMap<>();
            for (String field : ofClaim) {
                values(held.get(field), locales).forEach((language, value) -> byLanguage
                        .computeIfAbsent(language, first -> new ArrayList<>())
                        .add(value));
            }
            put(claims, claim, byLanguage, locales.size() > 1);
        });
        return claims;
    }

    private static void put(
            Map<String, Object> claims, String claim, Map<String, List<String>> byLanguage, boolean languages) {
        List<String> everywhere = byLanguage.getOrDefault("", List.of());
        boolean spoken = byLanguage.keySet().stream().anyMatch(language -> !language.isEmpty());
        byLanguage.forEach((language, values) -> {
            if (language.isEmpty() && spoken) {
                return; // a postal code belongs to the address in every language
            }
            List<String> all = new ArrayList<>(values);
            if (!language.isEmpty()) {
                all.addAll(everywhere);
            }
            String text = String.join(" ", all);
            Object value = claim.equals("address") ? Map.of("formatted", text) : text;
            claims.put(languages && !language.isEmpty() ? claim + "#" + language : claim, value);
        });
    }

    private static Map<String, String> values(@Nullable String json, List<String> locales) {
        Map<String, String> values = new HashMap<>();
        if (json == null) {
            return values;
        }
        JsonNode node = Json.tree(json.getBytes(StandardCharsets.UTF_8));
        if (!node.isArray()) {
            values.put("", node.asString(""));
            return values;
        }
        for (JsonNode entry : node.values()) {
            String language = entry.path("language").asString("");
            if (locales.contains(language) || locales.isEmpty() && values.isEmpty()) {
                values.put(language, entry.path("value").asString(""));
            }
        }
        return values;
    }
}
