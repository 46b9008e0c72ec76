package org.regesta.query.masterdata;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.masterdata.IdentitySchemaEvent;
import org.regesta.ports.Recorded;
import org.regesta.query.delivery.Fold;
import org.regesta.query.masterdata.api.PublishedSchema;

/** One identity schema, drafted and perhaps published. */
record SchemaPage(
        String schemaId,
        String title,
        String description,
        String json,
        Optional<String> version,
        Optional<Instant> effectiveFrom) {

    static final String VERSION = "version";

    static final Fold<SchemaPage> FOLD = new Fold<>() {
        @Override
        public SchemaPage after(@Nullable SchemaPage before, Recorded event) {
            return SchemaPage.after(before, (IdentitySchemaEvent) event.payload());
        }

        @Override
        public Map<String, List<String>> keys(SchemaPage page) {
            return page.version
                    .flatMap(Versions::key)
                    .map(key -> Map.of(VERSION, List.of(key)))
                    .orElse(Map.of());
        }
    };

    private static SchemaPage after(@Nullable SchemaPage before, IdentitySchemaEvent event) {
        return switch (event) {
            case IdentitySchemaEvent.Drafted e ->
                new SchemaPage(
                        e.schemaId(),
                        e.title(),
                        e.description(),
                        e.json(),
                        before == null ? Optional.empty() : before.version,
                        before == null ? Optional.empty() : before.effectiveFrom);
            case IdentitySchemaEvent.Published e -> {
                if (before == null) {
                    throw new IllegalStateException("a schema was published that was never drafted");
                }
                yield new SchemaPage(
                        e.schemaId(),
                        before.title,
                        before.description,
                        before.json,
                        Optional.of(e.version()),
                        Optional.of(e.effectiveFrom()));
            }
        };
    }

    PublishedSchema.Schema published() {
        return new PublishedSchema.Schema(
                schemaId, version.orElseThrow(), title, description, json, effectiveFrom.orElseThrow());
    }
}
