package org.regesta.command.masterdata.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The identity schema that the product ships, for whoever has none of their own. */
public final class DefaultIdentitySchema {

    public static final String TITLE = "Identity";
    public static final String DESCRIPTION = "What is recorded of a resident, as the product ships it";

    private DefaultIdentitySchema() {}

    /** JSON Schema draft-07. */
    public static String json() {
        String file = "/org/regesta/command/masterdata/identity-schema-0.1.json";
        try (InputStream in = DefaultIdentitySchema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the identity schema is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
