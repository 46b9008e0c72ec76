package org.regesta.command.masterdata.api;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of an identity schema. */
public sealed interface IdentitySchemaCommand {

    String schemaId();

    @TargetAggregateIdentifier
    default String stream() {
        return "idschema:" + schemaId();
    }

    /** @param json JSON Schema draft-07, checked before */
    record Draft(String schemaId, String title, String description, String json) implements IdentitySchemaCommand {}

    /** A draft in place of the one there is, which was not published. */
    record Redraft(String schemaId, String title, String description, String json) implements IdentitySchemaCommand {}

    /** @param version such as {@code 0.1}, no other schema's */
    record Publish(String schemaId, String version, Instant effectiveFrom, Instant now)
            implements IdentitySchemaCommand {}
}
