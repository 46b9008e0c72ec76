package org.regesta.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The identity schema that a server without one is given: the shipped one, but that a phone number may be any text, as
 * MOSIP's cases presuppose of theirs (they expect success for phones of letters, of spaces, of sixteen digits).
 */
final class ShippedSchema {

    private static final String PLACE = "/org/regesta/command/masterdata/identity-schema-0.1.json";

    private ShippedSchema() {}

    private static JsonNode withAnyPhone(JsonNode schema) {
        if (schema.at("/properties/identity/properties/phone") instanceof ObjectNode phone) {
            phone.putArray("validators");
        }
        return schema;
    }

    static String text() {
        try (InputStream shipped = ShippedSchema.class.getResourceAsStream(PLACE)) {
            if (shipped == null) {
                throw new NotRunnable("no identity schema is published, and none is shipped");
            }
            return withAnyPhone(Json.tree(shipped.readAllBytes())).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
