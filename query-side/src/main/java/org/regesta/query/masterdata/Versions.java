package org.regesta.query.masterdata;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of identity schemas: numbers, as MOSIP has them, so that {@code 0.1} and {@code 0.10} are one. */
final class Versions {

    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]{1,9}))?");

    private Versions() {}

    /** A text that sorts as the number does; none for what is no version. */
    static Optional<String> key(String version) {
        Matcher number = NUMBER.matcher(version);
        if (!number.matches()) {
            return Optional.empty();
        }
        String whole = String.format(Locale.ROOT, "%09d", Integer.parseInt(number.group(1)));
        String rest = number.group(2) == null ? "" : number.group(2).replaceAll("0+$", "");
        return Optional.of(whole + "." + rest);
    }

    /** @param version a text that has a {@link #key} */
    static BigDecimal number(String version) {
        return new BigDecimal(version);
    }
}
