package org.regesta.cli.demo;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.regesta.testkit.people.Gender;
import org.regesta.testkit.people.Person;
import org.regesta.testkit.people.Word;

/** Names, numbers and dates that are in the world once only, and remembers each it gave. */
final class Canaries {

    private static final String CONSONANTS = "bdfgklmnprtvz";
    private static final String VOWELS = "aeiou";
    private static final String ARABIC = "بتثجحدرسشصطعفقكلمن";

    private final SplittableRandom random;
    private final Set<String> all = new LinkedHashSet<>();

    Canaries(long seed) {
        random = new SplittableRandom(seed);
    }

    Set<String> all() {
        return Set.copyOf(all);
    }

    /** Nine Latin letters, the first a capital. */
    String word() {
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < 9; at++) {
            word.append(one(at % 2 == 0 ? CONSONANTS : VOWELS));
        }
        return remember(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }

    /** Never beginning with 0. */
    String digits(int count) {
        StringBuilder digits = new StringBuilder(one("123456789"));
        while (digits.length() < count) {
            digits.append(one("0123456789"));
        }
        return remember(digits.toString());
    }

    String email() {
        return remember(word().toLowerCase(Locale.ROOT) + "@example.org");
    }

    /** A day on which somebody of that age is born, remembered as the ID object and as ISO write it. */
    LocalDate born(int year) {
        LocalDate day = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
        remember(day.toString());
        remember(day.toString().replace('-', '/'));
        return day;
    }

    String remember(String canary) {
        all.add(canary);
        return canary;
    }

    Person adult() {
        return person(1950 + random.nextInt(45), Optional.empty());
    }

    Person child(int year) {
        return person(year, Optional.of(adult()));
    }

    private Person person(int year, Optional<Person> guardian) {
        return new Person(
                two(),
                "ara",
                Gender.FEMALE,
                born(year),
                one(),
                one(),
                one(),
                17,
                "14022",
                digits(10),
                email(),
                random.nextLong(),
                guardian);
    }

    private Word one() {
        return new Word(word(), arabic());
    }

    private Word two() {
        return new Word(word() + " " + word(), arabic() + " " + arabic());
    }

    private String arabic() {
        StringBuilder word = new StringBuilder();
        while (word.length() < 8) {
            word.append(one(ARABIC));
        }
        return remember(word.toString());
    }

    private String one(String of) {
        int at = random.nextInt(of.length());
        return of.substring(at, at + 1);
    }
}
