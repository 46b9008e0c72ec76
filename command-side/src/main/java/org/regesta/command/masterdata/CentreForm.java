package org.regesta.command.masterdata;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.CentreRefusal;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.Json;
import org.regesta.wire.MosipRefusal;
import tools.jackson.databind.JsonNode;

/** What a request to open a centre says, checked field by field. */
record CentreForm(Map<String, String> names, Map<String, String> details, Map<String, byte[]> contact) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}\\.[0-9]{4,20}");
    private static final int LONGEST_LIST = 8_000;

    static CentreForm of(CentreEndpoint.Body body) {
        Map<String, String> details = new TreeMap<>();
        String name = Fields.text("name", body.name(), 128);
        require(details, "addressLine1", body.addressLine1(), 256);
        keep(details, "addressLine2", body.addressLine2(), 256);
        keep(details, "addressLine3", body.addressLine3(), 256);
        require(details, "centerTypeCode", body.centerTypeCode(), 36);
        require(details, "locationCode", body.locationCode(), 36);
        require(details, "holidayLocationCode", body.holidayLocationCode(), 36);
        require(details, "workingHours", body.workingHours(), 32);
        keep(details, "timeZone", body.timeZone(), 64);
        require(details, "zoneCode", body.zoneCode(), 36);
        details.put("isActive", String.valueOf(Fields.present("isActive", body.isActive())));
        place(details, "latitude", body.latitude(), 90);
        place(details, "longitude", body.longitude(), 180);
        list(details, "workingNonWorkingDays", body.workingNonWorkingDays());
        list(details, "exceptionalHolidayPutPostDto", body.exceptionalHolidayPutPostDto());
        hours(details, body);
        kiosks(details, body.numberOfKiosks());
        return new CentreForm(Map.of(language(body.langCode()), name), details, contact(body));
    }

    private static String language(@Nullable String code) {
        return code == null || code.isBlank() ? "eng" : Fields.matching("langCode", code, LANGUAGE);
    }

    private static Map<String, byte[]> contact(CentreEndpoint.Body body) {
        Map<String, byte[]> contact = new TreeMap<>();
        Fields.optional("contactPerson", body.contactPerson(), 128)
                .ifPresent(person -> contact.put("contactPerson", person.getBytes(StandardCharsets.UTF_8)));
        Fields.optional("contactPhone", body.contactPhone(), 16)
                .ifPresent(phone -> contact.put("contactPhone", phone.getBytes(StandardCharsets.UTF_8)));
        return contact;
    }

    private static void hours(Map<String, String> details, CentreEndpoint.Body body) {
        time(details, "perKioskProcessTime", Fields.present("perKioskProcessTime", body.perKioskProcessTime()));
        LocalTime opens = time(details, "centerStartTime", Fields.present("centerStartTime", body.centerStartTime()));
        LocalTime closes = time(details, "centerEndTime", Fields.present("centerEndTime", body.centerEndTime()));
        if (opens.isAfter(closes)) {
            throw new Refusal(CentreRefusal.HOURS_REVERSED);
        }
        Optional<LocalTime> from =
                Optional.ofNullable(body.lunchStartTime()).map(t -> time(details, "lunchStartTime", t));
        Optional<LocalTime> to = Optional.ofNullable(body.lunchEndTime()).map(t -> time(details, "lunchEndTime", t));
        // Midnight stands for no lunch on MOSIP's wire.
        lunch(from.filter(t -> t != LocalTime.MIDNIGHT), to.filter(t -> t != LocalTime.MIDNIGHT), opens, closes);
    }

    private static void lunch(Optional<LocalTime> from, Optional<LocalTime> to, LocalTime opens, LocalTime closes) {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new Refusal(CentreRefusal.LUNCH_REVERSED);
        }
        if (to.filter(closes::isBefore).isPresent()) {
            throw new Refusal(CentreRefusal.LUNCH_AFTER_CLOSING);
        }
        if (from.filter(opens::isAfter).isPresent()) {
            throw new Refusal(CentreRefusal.LUNCH_BEFORE_OPENING);
        }
    }

    private static LocalTime time(Map<String, String> details, String field, String text) {
        try {
            LocalTime time = LocalTime.parse(text);
            details.put(field, time.toString());
            return time;
        } catch (DateTimeException notATime) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
    }

    private static void place(Map<String, String> details, String field, @Nullable String degrees, int most) {
        String text = Fields.text(field, degrees, 32);
        if (!DEGREES.matcher(text).matches() || Math.abs(Double.parseDouble(text)) > most) {
            throw new Refusal(CentreRefusal.PLACE);
        }
        details.put(field, text);
    }

    private static void kiosks(Map<String, String> details, @Nullable Integer kiosks) {
        if (kiosks == null || kiosks < 1) {
            throw new Refusal(CentreRefusal.KIOSKS);
        }
        details.put("numberOfKiosks", kiosks.toString());
    }

    private static void require(Map<String, String> details, String field, @Nullable String value, int max) {
        details.put(field, Fields.text(field, value, max));
    }

    private static void keep(Map<String, String> details, String field, @Nullable String value, int max) {
        Fields.optional(field, value, max).ifPresent(text -> details.put(field, text));
    }

    private static void list(Map<String, String> details, String field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        if (!value.isContainer()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        details.put(field, Fields.text(field, Json.write(value), LONGEST_LIST));
    }
}
