package org.regesta.conformance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Placeholders that say by their name alone what they stand for, in whatever module: languages, days, anything new. */
final class PlainValues {

    private static final Pattern LANGUAGE = Pattern.compile("([1-9])(?:ST|ND|RD|TH)+LANG");
    private static final Pattern DAY = Pattern.compile("(FROM|START|PAST|TO|END|FUTURE|CURRENT)_?DATE");
    private static final Pattern RANDOM = Pattern.compile("(?:RANDOM|UNIQUE)_?([A-Z_]*?)(?:FOR[A-Z]+)?[0-9]*");
    private static final String[] FURTHER = {"ara", "fra", "hin", "tam", "kan"};
    private static final SecureRandom DICE = new SecureRandom();

    private final Clock clock;
    private final String run;
    private final String language;

    PlainValues(Clock clock, String run, String language) {
        this.clock = clock;
        this.run = run;
        this.language = language;
    }

    Optional<String> of(String name) {
        Matcher ordinal = LANGUAGE.matcher(name);
        if (ordinal.matches()) {
            return Optional.of(language(Integer.parseInt(ordinal.group(1))));
        }
        Matcher day = DAY.matcher(name);
        if (day.matches()) {
            return Optional.of(day(day.group(1)));
        }
        Matcher random = RANDOM.matcher(name);
        if (random.matches()) {
            return Optional.of(random(random.group(1)));
        }
        return switch (name) {
            case "SECONDARYLANG" -> Optional.of(language(2));
            case "UUID" -> Optional.of(UUID.randomUUID().toString());
            case "EMPTY" -> Optional.of("");
            case "SPACE" -> Optional.of(" ");
            default -> Optional.empty();
        };
    }

    private String language(int ordinal) {
        return ordinal == 1 ? language : FURTHER[(ordinal - 2) % FURTHER.length];
    }

    private String day(String which) {
        Duration away =
                switch (which) {
                    case "FROM", "START", "PAST" -> Duration.ofDays(-7);
                    case "CURRENT" -> Duration.ZERO;
                    default -> Duration.ofDays(7);
                };
        return clock.instant().plus(away).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private String random(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT).replace("_", "")) {
            case "uuid" -> UUID.randomUUID().toString();
            case "number", "num", "digits" -> digits(6);
            case "phone", "phonenumber", "mobile", "mobilenumber" -> "7" + digits(9);
            case "email", "emailid", "mail" -> "r" + run + digits(8) + "@example.org";
            default -> "r" + run + digits(8);
        };
    }

    private static String digits(int count) {
        StringBuilder text = new StringBuilder().append((char) ('1' + DICE.nextInt(9)));
        while (text.length() < count) {
            text.append((char) ('0' + DICE.nextInt(10)));
        }
        return text.toString();
    }
}
