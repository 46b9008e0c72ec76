package org.regesta.auth.demographic;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.ports.Secrets;

/**
 * Matching, attribute by attribute and language by language: exact unless a partner asks for another {@link Manner}.
 * Every attribute asked for must match.
 */
public final class DemographicRules {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");

    private DemographicRules() {}

    /**
     * One thing said about a person.
     *
     * @param language empty where the partner gave none
     * @param manner how like it must be
     */
    public record Said(Demographic about, String language, String value, Manner manner) {

        /** Said, and meant exactly. */
        public Said(Demographic about, String language, String value) {
            this(about, language, value, Manner.EXACT);
        }

        @Override
        public String toString() {
            return "Said[" + about + "]"; // the value stays out of logs
        }
    }

    /**
     * Compares.
     *
     * @param held normal forms by field of the schema and language; the language is empty where a field has none
     * @param today for ages
     * @return every reason to say no; none means yes
     */
    public static List<Reason> judge(List<Said> said, Map<String, Map<String, String>> held, LocalDate today) {
        return judge(said, held, today, language -> Set.of());
    }

    /** @param titles of a language: they are no part of a name, before the one said and before the one held */
    public static List<Reason> judge(
            List<Said> said,
            Map<String, Map<String, String>> held,
            LocalDate today,
            Function<String, Set<String>> titles) {
        if (said.isEmpty()) {
            return List.of(Reason.of(AuthRefusal.DEMOGRAPHICS_EMPTY));
        }
        List<Reason> reasons = new ArrayList<>();
        for (Said one : said) {
            judge(one, held, new Aids(today, titles), reasons);
        }
        return reasons.stream().distinct().toList();
    }

    private record Aids(LocalDate today, Function<String, Set<String>> titles) {}

    private static void judge(Said said, Map<String, Map<String, String>> held, Aids aids, List<Reason> reasons) {
        if (!said.language().isEmpty() && !LANGUAGE.matcher(said.language()).matches()) {
            reasons.add(Reason.of(AuthRefusal.LANGUAGE_UNKNOWN));
            return;
        }
        if (said.language().isEmpty() && languageNeeded(said, held)) {
            reasons.add(Reason.of(AuthRefusal.MISSING_INPUT, "LanguageCode"));
            return;
        }
        String stands = held(said, held);
        String called = said.about().inMessages();
        if (stands.isEmpty()) {
            reasons.add(reason(
                    said, called, AuthRefusal.DEMOGRAPHIC_NOT_HELD, AuthRefusal.DEMOGRAPHIC_NOT_HELD_IN_LANGUAGE));
        } else if (!same(said, stands, aids)) {
            reasons.add(reason(
                    said, called, AuthRefusal.DEMOGRAPHIC_MISMATCH, AuthRefusal.DEMOGRAPHIC_MISMATCH_IN_LANGUAGE));
        }
    }

    private static Reason reason(Said said, String called, AuthRefusal plain, AuthRefusal inLanguage) {
        return said.language().isEmpty() ? Reason.of(plain, called) : Reason.of(inLanguage, called, said.language());
    }

    private static boolean languageNeeded(Said said, Map<String, Map<String, String>> held) {
        return said.about().fields().stream()
                .map(field -> held.getOrDefault(field, Map.of()))
                .anyMatch(byLanguage -> !byLanguage.isEmpty() && !byLanguage.containsKey(""));
    }

    /** A value without a language answers for every language: a postal code in an address, a gender code. */
    private static String held(Said said, Map<String, Map<String, String>> held) {
        List<String> parts = new ArrayList<>();
        for (String field : said.about().fields()) {
            Map<String, String> byLanguage = held.getOrDefault(field, Map.of());
            String part = byLanguage.getOrDefault(said.language(), byLanguage.getOrDefault("", ""));
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(" ", parts);
    }

    private static boolean same(Said said, String stands, Aids aids) {
        String normal = NormalForm.of(said.about().kind(), said.language(), said.value());
        return switch (said.about().kind()) {
            case WORDS -> !normal.isEmpty() && alike(said, form(said, normal, aids), form(said, stands, aids));
            case CODE, PHONE, EMAIL, DATE, DATE_TYPE -> !normal.isEmpty() && Secrets.same(normal, stands);
            case AGE -> atLeast(normal, stands, aids.today());
        };
    }

    private static boolean alike(Said said, String value, String stands) {
        if (value.isEmpty()) {
            return false;
        }
        return switch (said.manner().strategy()) {
            case EXACT -> Secrets.same(sorted(value), sorted(stands));
            case PARTIAL -> said.manner().isMetBy(Likeness.partial(value, stands));
            case PHONETICS -> said.manner().isMetBy(Likeness.phonetic(value, stands, said.language()));
        };
    }

    /** Names without their title, addresses cut short as is usual, said and held alike. */
    private static String form(Said said, String normal, Aids aids) {
        return switch (said.about()) {
            case NAME -> untitled(normal, said.language(), aids.titles().apply(said.language()));
            case FULL_ADDRESS, ADDRESS_LINE_1, ADDRESS_LINE_2, ADDRESS_LINE_3 ->
                AddressForm.of(said.language(), normal);
            default -> normal;
        };
    }

    /** Without the title before it; what is nothing but a title is left as it is. */
    private static String untitled(String name, String language, Set<String> titles) {
        return titles.stream()
                .map(title -> NormalForm.of(Kind.WORDS, language, title))
                .filter(title -> !title.isEmpty() && name.startsWith(title + " "))
                .max(Comparator.comparingInt(String::length))
                .map(title -> name.substring(title.length() + 1))
                .orElse(name);
    }

    private static boolean atLeast(String years, String birth, LocalDate today) {
        return years.matches("[0-9]{1,3}")
                && Integer.parseInt(years)
                        <= Period.between(LocalDate.parse(birth), today).getYears();
    }

    private static String sorted(String words) {
        String[] each = words.split(" ", -1);
        Arrays.sort(each);
        return String.join(" ", each);
    }
}
