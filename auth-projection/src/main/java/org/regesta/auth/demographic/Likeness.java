package org.regesta.auth.demographic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * How like two texts in normal form are, 0 to 100, as MOSIP scores them: the words that both have, as a share of those
 * held and of those said besides. An initial is no word; where a word held begins with it, it costs nothing.
 */
final class Likeness {

    private Likeness() {}

    static int partial(String said, String held) {
        return score(words(said), words(held), String::equals);
    }

    /** @param language of both, as far as it is known: words are read as its readers do */
    static int phonetic(String said, String held, String language) {
        Sounds sounds = new Sounds(language);
        return score(words(said), words(held), sounds::alike);
    }

    private static int score(List<String> said, List<String> held, BiPredicate<String, String> same) {
        List<String> open = new ArrayList<>(held);
        List<String> over = new ArrayList<>();
        for (String word : said) {
            if (!taken(open, it -> same.test(word, it))) {
                over.add(word);
            }
        }
        int matched = said.size() - over.size();
        over.removeIf(word -> word.codePointCount(0, word.length()) == 1 && taken(open, it -> it.startsWith(word)));
        int of = held.size() + over.size();
        return of == 0 ? 0 : matched * 100 / of;
    }

    /** Each word held answers for one word said. */
    private static boolean taken(List<String> open, java.util.function.Predicate<String> wanted) {
        for (int i = 0; i < open.size(); i++) {
            if (wanted.test(open.get(i))) {
                open.remove(i);
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
