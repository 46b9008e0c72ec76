package org.regesta.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The envelope of a request to MOSIP's ID repository, in the order MOSIP checks it. */
public final class IdRepositoryEnvelope {

    /** MOSIP's {@code v1}, or {@code v1.2}. */
    private static final Pattern VERSION = Pattern.compile("v\\d+(\\.\\d+)?");

    private static final Duration OLDEST = Duration.ofHours(24);
    private static final Duration NEWEST = Duration.ofMinutes(30);

    private IdRepositoryEnvelope() {}

    /** @throws MosipRefusal naming {@code id}, {@code requesttime}, {@code version} or {@code request} */
    public static <T> T check(MosipRequest<T> envelope, String id, Instant now) {
        same("id", envelope.id(), id);
        time(envelope.requesttime(), now);
        String version = present("version", envelope.version());
        if (!VERSION.matcher(version).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "version");
        }
        if (envelope.request() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "request");
        }
        return envelope.request();
    }

    private static void time(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "requesttime");
        }
        Instant asked = MosipTime.parse("requesttime", text);
        if (asked.isBefore(now.minus(OLDEST)) || asked.isAfter(now.plus(NEWEST))) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "requesttime");
        }
    }

    private static void same(String field, @Nullable String value, String expected) {
        if (!present(field, value).equals(expected)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
    }

    /** Here MOSIP tells what is missing from what is empty. */
    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, field);
        }
        return value;
    }
}
