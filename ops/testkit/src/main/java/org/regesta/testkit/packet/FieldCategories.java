package org.regesta.testkit.packet;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Which sub-packet a field goes to: {@code fieldCategory} {@code evidence} to evidence, {@code optional} to optional,
 * all others ({@code pvt}, {@code kyc}, {@code none}) to id.
 */
public final class FieldCategories {

    private final Map<String, String> categories;

    private FieldCategories(Map<String, String> categories) {
        this.categories = categories;
    }

    /** As MOSIP's sample schema has them. */
    public static FieldCategories usual() {
        return new FieldCategories(Map.of(
                "introducerName", "evidence",
                "introducerRID", "evidence",
                "introducerUIN", "evidence",
                "proofOfException", "evidence",
                "proofOfException-1", "evidence"));
    }

    /** As an identity schema has them. */
    public static FieldCategories of(JsonNode schema) {
        Map<String, String> categories = new TreeMap<>();
        schema.at("/properties/identity/properties")
                .properties()
                .forEach(field -> categories.put(
                        field.getKey(), field.getValue().path("fieldCategory").asString("none")));
        return new FieldCategories(categories);
    }

    /** {@code id}, {@code evidence} or {@code optional}. */
    String subPacketOf(String field) {
        String category = categories.getOrDefault(field, "none");
        return category.equals("evidence") || category.equals("optional") ? category : "id";
    }
}
