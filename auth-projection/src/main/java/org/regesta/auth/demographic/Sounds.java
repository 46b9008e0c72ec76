package org.regesta.auth.demographic;

import com.ibm.icu.text.Transliterator;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.language.bm.Languages;
import org.apache.commons.codec.language.bm.NameType;
import org.apache.commons.codec.language.bm.PhoneticEngine;
import org.apache.commons.codec.language.bm.RuleType;

/**
 * Which words sound alike, by Beider and Morse's rules for the language or for any: a name need not come from the
 * language that its register is kept in. Words of other scripts are first written in Latin letters; what holds digits
 * sounds like itself alone.
 */
final class Sounds {

    private static final PhoneticEngine ENGINE = new PhoneticEngine(NameType.GENERIC, RuleType.APPROX, true);
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    /** Longer words, and more of them, sound like themselves alone: their readings would cost more than they tell. */
    private static final int LONGEST = 20;

    private static final int MOST = 32;

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("ara", "arabic"),
            Map.entry("ces", "czech"),
            Map.entry("nld", "dutch"),
            Map.entry("eng", "english"),
            Map.entry("fra", "french"),
            Map.entry("deu", "german"),
            Map.entry("hun", "hungarian"),
            Map.entry("ita", "italian"),
            Map.entry("pol", "polish"),
            Map.entry("por", "portuguese"),
            Map.entry("ron", "romanian"),
            Map.entry("rus", "russian"),
            Map.entry("spa", "spanish"),
            Map.entry("tur", "turkish"));

    private final Set<Languages.LanguageSet> languages;
    private final Map<String, Set<String>> known = new HashMap<>();

    Sounds(String language) {
        String name = LANGUAGES.get(language);
        this.languages = name == null
                ? Set.of(Languages.ANY_LANGUAGE)
                : Set.of(Languages.ANY_LANGUAGE, Languages.LanguageSet.from(Set.of(name)));
    }

    boolean alike(String one, String other) {
        return one.equals(other)
                || !Collections.disjoint(
                        known.computeIfAbsent(one, this::sounds), known.computeIfAbsent(other, this::sounds));
    }

    private Set<String> sounds(String word) {
        String latin = TO_LATIN.transliterate(word).replaceAll("[^a-z0-9]", "");
        if (latin.length() < 2
                || latin.length() > LONGEST
                || known.size() > MOST
                || !latin.chars().allMatch(Character::isLetter)) {
            return Set.of("=" + word);
        }
        Set<String> sounds = new HashSet<>();
        for (Languages.LanguageSet language : languages) {
            for (String sound : ENGINE.encode(latin, language).split("[|]", -1)) {
                sounds.add((language == Languages.ANY_LANGUAGE ? "any:" : "") + sound);
            }
        }
        return sounds;
    }
}
