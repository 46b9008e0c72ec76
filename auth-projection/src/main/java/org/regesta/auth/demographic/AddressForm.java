package org.regesta.auth.demographic;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Addresses as MOSIP's normaliser has them in English: what is usually cut short is short, and "son of" and the like
 * are left out. Applied to what is said and to what is held, so nobody has to know how it was written.
 */
final class AddressForm {

    private static final Set<String> LANGUAGES = Set.of("", "eng");
    private static final Pattern CARE_OF = Pattern.compile("\\b[csdwh] o\\b");
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("apartment", "apt"),
            Map.entry("avenue", "ave"),
            Map.entry("building", "bldg"),
            Map.entry("cross", "crs"),
            Map.entry("main", "mn"),
            Map.entry("market", "mkt"),
            Map.entry("opposite", "opp"),
            Map.entry("road", "rd"),
            Map.entry("sector", "sec"),
            Map.entry("street", "st"));

    private AddressForm() {}

    /** @param normal in the normal form of words */
    static String of(String language, String normal) {
        if (!LANGUAGES.contains(language)) {
            return normal;
        }
        return Arrays.stream(CARE_OF.matcher(normal).replaceAll("").split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> SHORT.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }
}
