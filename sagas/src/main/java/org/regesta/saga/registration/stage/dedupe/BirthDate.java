package org.regesta.saga.registration.stage.dedupe;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A birth date as far as it is known. Many do not know theirs: the day, or day and month, may be missing, and the first
 * of January often stands for "some day of that year".
 *
 * @param month 0 when it is not known, {@code day} likewise
 */
record BirthDate(int year, int month, int day) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:[/.-](\\d{1,2})(?:[/.-](\\d{1,2}))?)?");

    /** Of {@code yyyy/MM/dd}, {@code yyyy/MM} or {@code yyyy}; 00 is a part that is not known. */
    static Optional<BirthDate> of(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        BirthDate date = new BirthDate(number(parts, 1), number(parts, 2), number(parts, 3));
        return date.exists() ? Optional.of(date) : Optional.empty();
    }

    boolean whole() {
        return month > 0 && day > 0;
    }

    /** Only the year means something: the rest is missing, or made up. */
    boolean estimated() {
        return !whole() || (month == 1 && day == 1);
    }

    /** Day and month in an order that stays when they are swapped. */
    String unordered() {
        return Math.min(month, day) + "-" + Math.max(month, day);
    }

    private boolean exists() {
        try {
            LocalDate.of(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
            return year > 0 && (month > 0 || day == 0);
        } catch (DateTimeException never) {
            return false;
        }
    }

    private static int number(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? 0 : Integer.parseInt(part);
    }

    @Override
    public String toString() {
        return "BirthDate"; // stays out of logs
    }
}
