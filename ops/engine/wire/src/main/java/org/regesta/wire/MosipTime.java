package org.regesta.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** MOSIP's timestamps: {@code 2026-11-21T18:20:30.123Z}; read with any offset, or none for UTC. */
public final class MosipTime {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MosipTime() {}

    public static String text(Instant instant) {
        return FORM.format(instant);
    }

    /** @throws MosipRefusal {@link BadRequest#INVALID_FIELD} naming the field */
    public static Instant parse(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException notATime) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
            }
        }
    }
}
