package org.regesta.saga.registration.stage.dedupe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What is compared of a person: lives in memory only, and only while it is compared.
 *
 * @param names one per language, as words in Latin letters
 */
record Person(List<List<String>> names, Optional<BirthDate> born, String gender, Place place) {

    /** The fields that are opened. */
    static final List<String> FIELDS = List.of("fullName", "dateOfBirth", "gender", "postalCode", "city");

    /** @param field gives a field's value as the ID object has it, a missing node for none */
    static Person of(Function<String, JsonNode> field) {
        return new Person(
                names(field.apply("fullName")),
                BirthDate.of(field.apply("dateOfBirth").asString("")),
                first(field.apply("gender")),
                place(field.apply("postalCode"), field.apply("city")));
    }

    private static List<List<String>> names(JsonNode fullName) {
        return fullName.valueStream()
                .map(name -> Latin.words(name.path("value").asString("")))
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }

    private static Place place(JsonNode postalCode, JsonNode city) {
        return new Place(
                postalCode.asString("").strip(),
                city.valueStream()
                        .map(town -> Latin.words(town.path("value").asString("")))
                        .filter(words -> !words.isEmpty())
                        .map(words -> words.stream().map(Sound::of).collect(Collectors.joining(" ")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static String first(JsonNode gender) {
        return gender.valueStream()
                .map(value -> value.path("value").asString(""))
                .findFirst()
                .orElse(gender.asString(""));
    }

    @Override
    public String toString() {
        return "Person"; // stays out of logs
    }
}
