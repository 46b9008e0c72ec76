package org.regesta.query.registrationstatus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Refusal;
import org.regesta.query.registrationstatus.LostRidOpener.Field;
import org.regesta.query.registrationstatus.api.LostRidRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

/**
 * A search that may be answered: of a month at most, by two fields or more that hold at once.
 *
 * @param to inclusive
 */
record LostRidSearch(Map<Field, String> fields, LocalDate from, LocalDate to) {

    static final int MOST_DAYS = 30;
    private static final int LONGEST = 500;

    @Override
    public String toString() {
        return "LostRidSearch"; // name, phone and e-mail stay out of logs
    }

    /** MOSIP's filter: {@code between} for registrationDate, days as {@code yyyy-MM-dd}; else {@code equals}. */
    record Filter(
            @Nullable String columnName,
            @Nullable String type,
            @Nullable String value,
            @Nullable String fromValue,
            @Nullable String toValue) {
        @Override
        public String toString() {
            return "Filter";
        }

        private boolean between() {
            return "between".equalsIgnoreCase(type);
        }

        private LocalDate first() {
            return day(between() ? fromValue : equal());
        }

        private LocalDate last() {
            return day(between() ? toValue : equal());
        }

        private String equal() {
            if (!"equals".equalsIgnoreCase(type)) {
                throw invalid("type");
            }
            if (value == null || value.isBlank() || value.length() > LONGEST) {
                throw invalid("value");
            }
            return value;
        }
    }

    /** @throws Refusal {@link LostRidRefusal} when it may not be answered */
    static LostRidSearch of(List<@Nullable Filter> filters) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        List<Filter> days = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter == null) {
                throw invalid("filters");
            }
            if ("registrationDate".equals(filter.columnName())) {
                days.add(filter);
            } else if (fields.put(field(String.valueOf(filter.columnName())), filter.equal()) != null) {
                throw invalid("filters"); // each once: two would be a search for two people
            }
        }
        Map<Field, String> plain = LostRidOpener.plain(fields);
        if (days.size() != 1 || plain.size() < 2 || plain.size() < fields.size()) {
            throw new Refusal(LostRidRefusal.TOO_VAGUE);
        }
        return new LostRidSearch(plain, days.getFirst().first(), days.getFirst().last()).checked();
    }

    private LostRidSearch checked() {
        if (to.isBefore(from)) {
            throw invalid("registrationDate");
        }
        if (ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw new Refusal(LostRidRefusal.TOO_MANY_DAYS);
        }
        return this;
    }

    /** From the first to the last. */
    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    private static Field field(String column) {
        return switch (column) {
            case "name" -> Field.NAME;
            case "phone" -> Field.PHONE;
            case "email" -> Field.EMAIL;
            case "centerId" -> Field.CENTRE;
            default -> throw invalid("columnName");
        };
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeException noDay) {
            throw invalid("registrationDate");
        }
    }

    private static MosipRefusal invalid(String field) {
        return new MosipRefusal(BadRequest.INVALID_FIELD, field);
    }
}
