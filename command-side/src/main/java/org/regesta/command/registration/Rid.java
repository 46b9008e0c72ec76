package org.regesta.command.registration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A registration id: 29 digits, centre (5), machine (5), sequence (5) and UTC time {@code yyyyMMddHHmmss}. */
final class Rid {

    static final int LENGTH = 29;
    private static final int TIME_AT = 15;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+"); // ASCII alone
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Rid() {}

    static boolean isDigits(String text) {
        return DIGITS.matcher(text).matches();
    }

    static boolean isValid(String rid) {
        return rid.length() == LENGTH
                && isDigits(rid)
                && time(rid.substring(TIME_AT)).isPresent();
    }

    /** The instant that 14 digits {@code yyyyMMddHHmmss} name, none when there is no such day or time. */
    static Optional<Instant> time(String fourteenDigits) {
        try {
            return Optional.of(LocalDateTime.parse(fourteenDigits, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** Whether its last fourteen digits name a time. */
    static boolean hasTime(String rid) {
        return rid.length() == LENGTH && time(rid.substring(TIME_AT)).isPresent();
    }
}
