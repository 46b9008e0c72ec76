package org.regesta.saga.registration.stage.validate;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Where a centre is and when it is open, by MOSIP's columns of it. What it does not say binds nobody.
 *
 * @param details by their wire names
 */
record CentrePlace(Map<String, String> details) {

    private static final double EARTH_METRES = 6_371_000;
    /** {@code (GTM+01:00) CENTRAL EUROPEAN TIME} is how MOSIP's own centres write it. */
    private static final Pattern OFFSET = Pattern.compile("([+-])([0-9]{1,2}):([0-9]{2})");

    boolean isOpenAt(Instant then) {
        LocalDateTime there = LocalDateTime.ofInstant(then, zone());
        boolean early =
                time("centerStartTime").filter(there.toLocalTime()::isBefore).isPresent();
        boolean late =
                time("centerEndTime").filter(there.toLocalTime()::isAfter).isPresent();
        return !early && !late && isWorkingDay(there) && !isHoliday(there);
    }

    private boolean isWorkingDay(LocalDateTime there) {
        String day = there.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        JsonNode works = json("workingNonWorkingDays").path(day);
        return !works.isBoolean() || works.asBoolean();
    }

    private boolean isHoliday(LocalDateTime there) {
        String date = there.toLocalDate().toString();
        return json("exceptionalHolidayPutPostDto")
                .valueStream()
                .anyMatch(day -> day.path("exceptionHolidayDate").asString("").equals(date));
    }

    /** Along the great circle; not a number where either place is none. */
    double metresTo(double latitude, double longitude) {
        double ours = Math.toRadians(degrees("latitude"));
        double theirs = Math.toRadians(latitude);
        double north = Math.sin((theirs - ours) / 2);
        double east = Math.sin(Math.toRadians(longitude - degrees("longitude")) / 2);
        double half = north * north + Math.cos(ours) * Math.cos(theirs) * east * east;
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
    }

    private double degrees(String field) {
        try {
            return Double.parseDouble(details.getOrDefault(field, "NaN"));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private ZoneId zone() {
        String text = details.getOrDefault("timeZone", "").strip();
        Matcher offset = OFFSET.matcher(text);
        try {
            if (offset.find()) {
                int sign = offset.group(1).equals("-") ? -1 : 1;
                return ZoneOffset.ofHoursMinutes(
                        sign * Integer.parseInt(offset.group(2)), sign * Integer.parseInt(offset.group(3)));
            }
            return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private Optional<LocalTime> time(String field) {
        try {
            return Optional.ofNullable(details.get(field)).map(LocalTime::parse);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private JsonNode json(String field) {
        return Optional.ofNullable(details.get(field))
                .map(text -> Json.tree(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> Json.mapper().missingNode());
    }
}
