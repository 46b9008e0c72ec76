package org.regesta.saga.registration.stage.validate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.ports.Questions;
import org.regesta.query.masterdata.api.PublishedSchema;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The published identity schemas, read once each. */
@Component
class Schemas {

    private static final int MAX_DIGITS = 12;

    private final Questions questions;
    private final Map<String, IdentitySchema> read =
            new ConcurrentHashMap<>(); // by id and version: never edited once out

    Schemas(Questions questions) {
        this.questions = questions;
    }

    record Found(String version, IdentitySchema schema) {}

    /** The schema that an ID object names by its {@code IDSchemaVersion}, none when no such was published. */
    Optional<Found> of(JsonNode identity) {
        JsonNode version = identity.path(Fields.SCHEMA_VERSION);
        if (!version.isNumber()) {
            return Optional.empty();
        }
        return plain(version.decimalValue())
                .flatMap(text ->
                        questions.ask(new PublishedSchema(Optional.of(text))).schema())
                .map(schema -> new Found(
                        schema.version(),
                        read.computeIfAbsent(
                                schema.schemaId() + "/" + schema.version(), id -> new IdentitySchema(schema.json()))));
    }

    /** Short numbers alone: the plain text of 1E999999999 would fill the memory. */
    private static Optional<String> plain(BigDecimal version) {
        boolean isShort = version.precision() <= MAX_DIGITS && Math.abs(version.scale()) <= MAX_DIGITS;
        return isShort ? Optional.of(version.stripTrailingZeros().toPlainString()) : Optional.empty();
    }
}
