package org.regesta.query.masterdata;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.ViewStore;
import org.regesta.query.masterdata.api.PublishedSchema;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Answers {@link PublishedSchema}; the newest is that of the highest version. */
@Component
class PublishedSchemas {

    private final ViewStore store;

    PublishedSchemas(ViewStore store) {
        this.store = store;
    }

    @QueryHandler
    PublishedSchema.Answer answer(PublishedSchema question) {
        if (question.version().isEmpty()) {
            return new PublishedSchema.Answer(first("", null));
        }
        Optional<String> key = Versions.key(question.version().get());
        return new PublishedSchema.Answer(key.flatMap(exact -> first(exact, exact + "\0")));
    }

    private Optional<PublishedSchema.Schema> first(String from, @Nullable String to) {
        return MasterDataProjection.schemas(store)
                .scan(SchemaPage.VERSION, from, to, null, 1, ViewStore.Order.DESCENDING)
                .documents()
                .stream()
                .findFirst()
                .map(document -> Json.read(document.body(), SchemaPage.class).published());
    }
}
