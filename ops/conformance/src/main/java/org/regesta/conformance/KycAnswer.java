package org.regesta.conformance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.conformance.Expectation.Difference;
import org.regesta.conformance.Partners.Partner;
import org.regesta.testkit.partner.SessionDecryption;
import org.regesta.testkit.partner.SessionEncryption;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What an e-KYC answer gives, opened as the partner whom it is for, beside the identity as it is registered: the fields
 * that a case names must be there with the same values, in every language registered.
 */
final class KycAnswer {

    /** One field as cases, policies, the schema and the answer call it (MOSIP's identity-mapping.json). */
    private static final List<Set<String>> SAME = List.of(
            Set.of("name", "fullName"),
            Set.of("dob", "dateOfBirth"),
            Set.of("email", "emailId"),
            Set.of("phone", "phoneNumber"));

    private final Partner asker;
    private final List<Difference> differences = new ArrayList<>();

    private KycAnswer(Partner asker) {
        this.asker = asker;
    }

    /** Where the ID repository gives the identity that a request names; none where it names nobody. */
    static Optional<String> identityPath(JsonNode request) {
        String id = request.path("individualId").asString("");
        if (id.isBlank()) {
            return Optional.empty();
        }
        String type = request.path("individualIdType").asString("");
        return Optional.of("/idrepository/v1/identity/idvid/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20")
                + (type.equalsIgnoreCase("HANDLE") ? "?idType=handle" : ""));
    }

    static boolean saysYes(JsonNode response) {
        return response.path("kycStatus").asString("").equalsIgnoreCase("true");
    }

    /**
     * Compares.
     *
     * @param fields as the case names them
     * @param registered the ID repository's {@code identity}
     * @param response of the e-KYC service, which said yes
     */
    static List<Difference> compare(List<String> fields, JsonNode registered, JsonNode response, Partner asker) {
        KycAnswer answer = new KycAnswer(asker);
        answer.thumbprint(response);
        answer.opened(response).ifPresent(given -> fields.forEach(field -> answer.field(field, registered, given)));
        return answer.differences;
    }

    private void thumbprint(JsonNode response) {
        String own = new SessionEncryption(asker.identity().certificate()).thumbprint();
        String got = response.path("thumbprint").asString("");
        if (!own.equalsIgnoreCase(got)) {
            differences.add(new Difference("response.thumbprint", own, got));
        }
    }

    private Optional<JsonNode> opened(JsonNode response) {
        String identity = response.path("identity").asString("");
        String sessionKey = response.path("sessionKey").asString("");
        try {
            byte[] plain = SessionDecryption.open(asker.identity().key(), sessionKey, identity);
            return Optional.of(Json.tree(plain));
        } catch (IllegalStateException | IllegalArgumentException | Json.Malformed closed) {
            String got = identity.isEmpty() ? "" : "what this partner's key does not open: " + closed.getMessage();
            differences.add(new Difference("response.identity", "an identity encrypted for " + asker.id(), got));
            return Optional.empty();
        }
    }

    private void field(String field, JsonNode registered, JsonNode given) {
        Set<String> names = names(field);
        Map<String, String> expected = values(names, registered);
        if (expected.isEmpty()) {
            String got = values(names, given).isEmpty()
                    ? nothing(names)
                    : values(names, given).toString();
            differences.add(new Difference("identity." + field, "a value, of which none is registered", got));
        }
        Map<String, String> got = values(names, given);
        expected.forEach((language, value) -> {
            String found = got.getOrDefault(language, nothing(names));
            if (!found.equals(value)) {
                String at = "identity." + field + (language.isEmpty() ? "" : "_" + language);
                differences.add(new Difference(at, value, found));
            }
        });
    }

    private String nothing(Set<String> names) {
        return asker.gives().stream().anyMatch(names::contains)
                ? ""
                : "nothing: the policy of " + asker.id() + " does not allow it";
    }

    /** By language, which is empty for what has none: {@code name_eng} and {@code [{language, value}]} alike. */
    private static Map<String, String> values(Set<String> names, JsonNode identity) {
        Map<String, String> values = new LinkedHashMap<>();
        identity.forEachEntry((key, value) -> {
            int tail = key.lastIndexOf('_');
            if (names.contains(key) && value.isArray()) {
                value.forEach(each -> values.put(
                        each.path("language").asString(""), each.path("value").asString("")));
            } else if (names.contains(key) && value.isValueNode() && !value.isNull()) {
                values.put("", value.asString());
            } else if (tail > 0 && names.contains(key.substring(0, tail))) {
                values.put(key.substring(tail + 1), value.asString(""));
            }
        });
        return values;
    }

    /** Everything a field is called. */
    static Set<String> names(String field) {
        return SAME.stream().filter(each -> each.contains(field)).findFirst().orElseGet(() -> Set.of(field));
    }
}
