package org.regesta.command.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.events.AgeGroup;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import tools.jackson.databind.JsonNode;

/** The age group that a birth date means; adult where no birth date is kept. */
final class Ages {

    private static final String FIELD = "dateOfBirth";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int OLDEST = 200;

    private Ages() {}

    /** @throws MosipRefusal naming the field when the date cannot be a birth date at that instant */
    static AgeGroup of(Map<String, JsonNode> fields, Instant at) {
        @Nullable JsonNode born = fields.get(FIELD);
        if (born == null) {
            return AgeGroup.ADULT;
        }
        try {
            LocalDate day = LocalDate.parse(born.asString(""), DATE);
            LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
            int years = Period.between(day, today).getYears();
            if (!day.isAfter(today) && years <= OLDEST) {
                return AgeGroup.ofYears(years);
            }
        } catch (DateTimeException noDate) {
            // refused below, as a day that has not come
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, "identity/" + FIELD);
    }
}
