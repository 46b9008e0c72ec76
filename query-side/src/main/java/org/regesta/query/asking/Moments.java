package org.regesta.query.asking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

/** Times as callers write them on our own wire: RFC 3339 with an offset. */
public final class Moments {

    private static final int LAST_YEAR = 9999;

    private Moments() {}

    /** @throws MosipRefusal {@link BadRequest#INVALID_FIELD} naming the field, also beyond the years 1970 to 9999 */
    public static Instant parse(String field, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.toInstant().toEpochMilli() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException | ArithmeticException notATime) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }
}
