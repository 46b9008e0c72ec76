package org.regesta.conformance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regesta.wire.MosipTime;

/** Placeholders that say by their name alone what they stand for, in whatever module: languages, days, anything new. */
final class PlainValues {

    private static final Pattern LANGUAGE = Pattern.compile("([1-9])(?:ST|ND|RD|TH)+LANG");
    private static final Pattern DAY = Pattern.compile("(FROM|START|PAST|TO|END|FUTURE|CURRENT)_?DATE");
    private static final Pattern RANDOM = Pattern.compile("(?:RANDOM|UNIQUE)_?([A-Z_]*?)(?:FOR[A-Z]+)?[0-9]*");
    private static final String[] FURTHER = {"ara", "fra", "hin", "tam", "kan"};
    private static final SecureRandom DICE = new SecureRandom();

    private static final Duration AGO = Duration.ofDays(-1);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Map<String, String> made = new HashMap<>();
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
        return madeOnce(name).or(() -> single(name));
    }

    /** What a name's end says; the same in the whole run, as others may name it again. */
    private Optional<String> madeOnce(String name) {
        return Arrays.stream(Ending.values())
                .filter(ending -> ending.pattern.matcher(name).matches())
                .findFirst()
                .map(ending -> made.computeIfAbsent(name, first -> of(ending, first)));
    }

    private String of(Ending ending, String name) {
        return switch (ending) {
            case TIME -> MosipTime.text(clock.instant().plus(name.matches("(PAST|EXPIRED|OLD).*") ? AGO : AHEAD));
            case EMAIL -> name.toLowerCase(Locale.ROOT).replace('_', '.') + run + "@example.org";
            case PHONE -> "7" + digits(9);
            case ADDRESS -> "https://" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + run + ".example.org/";
            case TRANSACTION -> digits(10);
            case WORDS -> name.toLowerCase(Locale.ROOT) + "-" + run;
        };
    }

    /** Kinds of values by how their placeholders end, the most telling first. */
    private enum Ending {
        TIME("[A-Z_]+TIMESTAMP[A-Z]?[0-9]*"),
        EMAIL("[A-Z_]*E?MAIL(ID|ADDRESS)?_?[0-9]*"),
        PHONE("[A-Z_]*(PHONE|MOBILE)_?(NUMBER|NO)?[0-9]*"),
        ADDRESS("[A-Z_]*(URL|URI|WEBSITE|LOGO)[0-9]*"),
        TRANSACTION("[A-Z_]*(TRANSACTION|TXN)_?ID[0-9]*"),
        WORDS("[A-Z0-9_]*(NAME|DESC|DESCRIPTION|LABEL|COMMENTS?|REMARKS?)[0-9]*");

        private final Pattern pattern;

        Ending(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private Optional<String> single(String name) {
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
