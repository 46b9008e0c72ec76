package org.regesta.events.masterdata;

import java.time.Instant;

/** A version of the identity schema. Stream {@code idschema:<schemaId>}. */
public sealed interface IdentitySchemaEvent {

    String schemaId();

    /** @param json JSON Schema draft-07, as text */
    record Drafted(String schemaId, String title, String description, String json) implements IdentitySchemaEvent {}

    /** @param version such as {@code 0.1}: the {@code IDSchemaVersion} that ID objects carry */
    record Published(String schemaId, String version, Instant effectiveFrom) implements IdentitySchemaEvent {}
}
