package org.regesta.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** MOSIP's request envelope. Every part may be missing: the endpoint says what it needs. */
public record MosipRequest<T>(
        @Nullable String id,
        @Nullable String version,
        @Nullable String requesttime,
        @Nullable JsonNode metadata,
        @Nullable T request) {

    /** @throws MosipRefusal {@link BadRequest#MISSING_REQUEST} when there is no {@code request} */
    public T required() {
        if (request == null) {
            throw new MosipRefusal(BadRequest.MISSING_REQUEST);
        }
        return request;
    }
}
