package org.regesta.query.masterdata.api;

import java.time.Instant;
import java.util.Optional;
import org.regesta.ports.Questions;

/**
 * The identity schema of a version, or the newest when none is named.
 *
 * @param version such as {@code 0.1}, compared as a number
 */
public record PublishedSchema(Optional<String> version) implements Questions.Question<PublishedSchema.Answer> {

    /** None when no such version was published. */
    public record Answer(Optional<Schema> schema) {}

    /** @param json JSON Schema draft-07, as text */
    public record Schema(
            String schemaId, String version, String title, String description, String json, Instant effectiveFrom) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }
}
