package org.regesta.command.partner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.command.partner.api.OidcClientRefusal;
import org.regesta.ports.Refusal;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What a policy lets an OpenID Connect client ask for.
 *
 * @param claims of the person, in order of their names
 * @param acrValues how the person may be authenticated, in order of their names
 */
record OidcScope(List<String> claims, List<String> acrValues) {

    /** By attributes that policies name, in lower case; from MOSIP's {@code idp-claims-mapping.json}. */
    private static final Map<String, String> CLAIMS = claimsByAttribute(Map.of(
            "name", List.of("fullname"),
            "gender", List.of("gender"),
            "birthdate", List.of("dateofbirth"),
            "email", List.of("email"),
            "phone_number", List.of("phone"),
            "picture", List.of("photo", "face"),
            "individual_id", List.of("individual_id"),
            "address",
                    List.of(
                            "addressline1",
                            "addressline2",
                            "addressline3",
                            "city",
                            "region",
                            "province",
                            "postalcode")));

    /** By types of authentication that policies name; from MOSIP's {@code amr-acr-mapping.json}. */
    private static final Map<String, String> CONTEXTS = Map.of(
            "pwd", "mosip:idp:acr:password",
            "pin", "mosip:idp:acr:static-code",
            "otp", "mosip:idp:acr:generated-code",
            "wla", "mosip:idp:acr:linked-wallet",
            "bio", "mosip:idp:acr:biometrics");

    /**
     * @param policy an auth policy's document
     * @throws Refusal of {@link OidcClientRefusal} when it is no policy for a client
     */
    static OidcScope of(String policy) {
        JsonNode document = Json.tree(policy.getBytes(StandardCharsets.UTF_8));
        Set<String> claims = known(CLAIMS, document.path("allowedKycAttributes"), "attributeName");
        if (claims.isEmpty()) {
            throw new Refusal(OidcClientRefusal.NO_CLAIMS);
        }
        JsonNode types = document.path("allowedAuthTypes");
        for (JsonNode type : types) {
            if (type.path("mandatory").asBoolean(false)) {
                throw new Refusal(OidcClientRefusal.MANDATORY_FACTORS);
            }
        }
        Set<String> contexts = known(CONTEXTS, types, "authType");
        if (contexts.isEmpty()) {
            throw new Refusal(OidcClientRefusal.NO_FACTORS);
        }
        return new OidcScope(List.copyOf(claims), List.copyOf(contexts));
    }

    private static Set<String> known(Map<String, String> table, JsonNode list, String field) {
        Set<String> found = new TreeSet<>();
        for (JsonNode entry : list) {
            String meant = table.get(entry.path(field).asString("").toLowerCase(Locale.ROOT));
            if (meant != null) {
                found.add(meant);
            }
        }
        return found;
    }

    private static Map<String, String> claimsByAttribute(Map<String, List<String>> attributes) {
        Map<String, String> claims = new TreeMap<>();
        attributes.forEach((claim, names) -> names.forEach(name -> claims.put(name, claim)));
        return Map.copyOf(claims);
    }
}
