package org.regesta.saga.registration.stage.dedupe;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is compared of a person: lives in memory only.
 *
 * @param names one per language, as words in Latin letters
 */
record Person(List<List<String>> names, Optional<LocalDate> born, String gender) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** @param fullName and gender: lists of language and value; {@code born}: text {@code yyyy/MM/dd} */
    static Person of(JsonNode fullName, JsonNode born, JsonNode gender) {
        return new Person(
                fullName.valueStream()
                        .map(name -> Latin.words(name.path("value").asString("")))
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .toList(),
                date(born.asString("")),
                gender.valueStream()
                        .map(value -> value.path("value").asString(""))
                        .findFirst()
                        .orElse(gender.asString("")));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DATE));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Person"; // stays out of logs
    }
}
