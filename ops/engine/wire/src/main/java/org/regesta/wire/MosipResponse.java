package org.regesta.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MOSIP's response envelope: a response or errors, with HTTP 200 either way. */
public record MosipResponse<T>(
        @Nullable String id,
        @Nullable String version,
        String responsetime,
        @Nullable Object metadata,
        @Nullable T response,
        List<MosipError> errors) {

    public static <T> MosipResponse<T> of(String id, String version, Instant now, T response) {
        return new MosipResponse<>(id, version, MosipTime.text(now), null, response, List.of());
    }

    public static MosipResponse<Object> refused(String id, String version, Instant now, List<MosipError> errors) {
        return new MosipResponse<>(id, version, MosipTime.text(now), null, null, errors);
    }
}
