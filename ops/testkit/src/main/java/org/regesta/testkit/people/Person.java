package org.regesta.testkit.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.fingers.SyntheticFinger;
import org.regesta.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who does not exist.
 *
 * @param language of the second form of each text, ISO 639-3; {@code eng} when there is no second
 * @param fingers seed of the fingers, so that one person can be made twice under two names
 * @param guardian of a child
 */
public record Person(
        Word name,
        String language,
        Gender gender,
        LocalDate born,
        Word street,
        Word city,
        Word region,
        int house,
        String postalCode,
        String phone,
        String email,
        long fingers,
        Optional<Person> guardian) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final double SCHEMA_VERSION = 0.1;

    public SyntheticFinger finger(Finger which) {
        return SyntheticFinger.of(fingers, which);
    }

    /** The same fingers on another person's papers: one person, two names. */
    public Person withFingersOf(Person other) {
        return new Person(
                name,
                language,
                gender,
                born,
                street,
                city,
                region,
                house,
                postalCode,
                phone,
                email,
                other.fingers,
                guardian);
    }

    /** {@code yyyy/MM/dd}, as the ID object has it. */
    public String dateOfBirth() {
        return DATE.format(born);
    }

    /** The ID object's fields as the sample identity schema has them, without documents and biometrics. */
    public ObjectNode identity() {
        ObjectNode identity = Json.mapper().createObjectNode();
        identity.put("IDSchemaVersion", SCHEMA_VERSION);
        put(identity, "fullName", name);
        identity.put("dateOfBirth", dateOfBirth());
        put(identity, "gender", new Word(gender.code(), gender.code()));
        put(identity, "addressLine1", new Word(house + " " + street.latin(), street.own() + " " + house));
        put(identity, "addressLine2", street);
        put(identity, "addressLine3", city.then(region));
        put(identity, "region", region);
        put(identity, "province", region);
        put(identity, "city", city);
        put(identity, "zone", city);
        identity.put("postalCode", postalCode);
        identity.put("phone", phone);
        identity.put("email", email);
        guardian.ifPresent(parent -> identity.set("introducerName", parent.text(parent.name)));
        return identity;
    }

    private void put(ObjectNode identity, String field, Word word) {
        identity.set(field, text(word));
    }

    private tools.jackson.databind.JsonNode text(Word word) {
        Map<String, String> latin = Map.of("language", "eng", "value", word.latin());
        List<Map<String, String>> forms = language.equals("eng")
                ? List.of(latin)
                : List.of(latin, Map.of("language", language, "value", word.own()));
        return Json.mapper().valueToTree(forms);
    }

    @Override
    public String toString() {
        return "Person[" + language + "]"; // even who does not exist stays out of logs
    }
}
