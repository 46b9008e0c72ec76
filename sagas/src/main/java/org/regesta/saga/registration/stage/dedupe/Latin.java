package org.regesta.saga.registration.stage.dedupe;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Names in any script as words in Latin letters: as they sound, roughly, so that scripts and spellings can be
 * compared.
 */
final class Latin {

    /** Arabic letters that are written for long vowels are read as vowels; the rest is Unicode's own. */
    private static final Transliterator TO_LATIN =
            Transliterator.createFromRules("names-to-latin", """
            [\\u0622\\u0623\\u0627\\u0629\\u0649\\u0671] > a;
            [\\u0624\\u0648] > u;
            [\\u0625\\u0626\\u064A\\u06CC] > i;
            [\\u0621\\u0640] > ;
            :: Any-Latin;
            :: NFD;
            :: [:Mn:] Remove;
            :: Latin-ASCII;
            :: Lower;
            """, Transliterator.FORWARD);

    /** "Of", "son of", "daughter of", "servant of" and articles: they say nothing of who it is. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "ul", "ar", "as", "abd", "abdul", "ibn", "bin", "bint", "binti", "de", "da", "do", "dos", "das",
            "del", "di", "du", "la", "le", "van", "von", "der", "den", "ter", "y", "e");

    private static final int SHORTEST_SKELETON = 3;

    private Latin() {}

    /** A name's words, without those that stand in half of a country's names, unless there are no others. */
    static List<String> words(String name) {
        List<String> all = Arrays.stream(TO_LATIN.transliterate(name).split("[^a-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> telling =
                all.stream().filter(word -> !PARTICLES.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    /**
     * A word's consonants, doubled ones once, hard and soft ones of a kind alike: scripts that do not write vowels, and
     * spellings that write them differently, leave these. Empty when too few are left to mean anything.
     */
    static String skeleton(String word) {
        String bare = word.replaceAll("[aeiouyhw]", "")
                .replace('q', 'k')
                .replace('c', 'k')
                .replace('z', 's')
                .replace('j', 'g')
                .replace('v', 'f')
                .replaceAll("(.)\\1+", "$1");
        return bare.length() < SHORTEST_SKELETON ? "" : bare;
    }
}
