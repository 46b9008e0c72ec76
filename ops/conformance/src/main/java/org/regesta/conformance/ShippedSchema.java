package org.regesta.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The identity schema that a server without one is given. */
final class ShippedSchema {

    private static final String PLACE = "/org/regesta/command/masterdata/identity-schema-0.1.json";

    private ShippedSchema() {}

    static String text() {
        try (InputStream shipped = ShippedSchema.class.getResourceAsStream(PLACE)) {
            if (shipped == null) {
                throw new NotRunnable("no identity schema is published, and none is shipped");
            }
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
