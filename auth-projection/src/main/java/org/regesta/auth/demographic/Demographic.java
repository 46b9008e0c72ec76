package org.regesta.auth.demographic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The demographics that can be asked for: MOSIP IDA's names on the wire, and the fields of the identity schema they
 * stand for (MOSIP: {@code id-authentication-mapping.json}). The auth store keeps no other field.
 */
public enum Demographic {
    NAME("name", Kind.WORDS, "fullName"),
    GENDER("gender", Kind.CODE, "gender"),
    DATE_OF_BIRTH("dob", Kind.DATE, "dateOfBirth"),
    DATE_OF_BIRTH_TYPE("dobType", Kind.DATE_TYPE, "dateOfBirthType"),
    AGE("age", Kind.AGE, "dateOfBirth"),
    PHONE("phoneNumber", Kind.PHONE, "phone"),
    EMAIL("emailId", Kind.EMAIL, "email"),
    ADDRESS_LINE_1("addressLine1", Kind.WORDS, "addressLine1"),
    ADDRESS_LINE_2("addressLine2", Kind.WORDS, "addressLine2"),
    ADDRESS_LINE_3("addressLine3", Kind.WORDS, "addressLine3"),
    LOCATION_1("location1", Kind.WORDS, "city"),
    LOCATION_2("location2", Kind.WORDS, "region"),
    LOCATION_3("location3", Kind.WORDS, "province"),
    LOCATION_4("location4", Kind.WORDS, "zone"),
    POSTAL_CODE("postalCode", Kind.CODE, "postalCode"),
    FULL_ADDRESS(
            "fullAddress",
            Kind.WORDS,
            "addressLine1",
            "addressLine2",
            "addressLine3",
            "city",
            "region",
            "province",
            "postalCode"),
    RESIDENCE_STATUS("residenceStatus", Kind.CODE, "residenceStatus"),
    PREFERRED_LANGUAGE("preferredLanguage", Kind.CODE, "preferredLang");

    private final String wireName;
    private final Kind kind;
    private final List<String> fields;

    Demographic(String wireName, Kind kind, String... fields) {
        this.wireName = wireName;
        this.kind = kind;
        this.fields = List.of(fields);
    }

    public String wireName() {
        return wireName;
    }

    public Kind kind() {
        return kind;
    }

    /** Fields of the identity schema, in the order in which a full address is read. */
    public List<String> fields() {
        return fields;
    }

    public static Optional<Demographic> ofWireName(String name) {
        return Arrays.stream(values()).filter(it -> it.wireName.equals(name)).findFirst();
    }

    /** By the wire's name, or by the name of the one field of the schema that it stands for. */
    public static Optional<Demographic> named(String name) {
        return ofWireName(name).or(() -> Arrays.stream(values())
                .filter(it -> it != AGE && it.fields.equals(List.of(name)))
                .findFirst());
    }

    /** All fields that an authentication can ask for. */
    public static Set<String> allFields() {
        return Arrays.stream(values()).flatMap(it -> it.fields.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** How a field's values are normalised. */
    public static Kind kindOf(String field) {
        return Arrays.stream(values())
                .filter(it -> it != FULL_ADDRESS && it != AGE && it.fields.contains(field))
                .findFirst()
                .map(Demographic::kind)
                .orElse(Kind.WORDS);
    }

    /** How MOSIP's messages call it: parts of an address are not told apart. */
    String inMessages() {
        return this != NAME && FULL_ADDRESS.fields.containsAll(fields) ? "address line item(s)" : wireName;
    }
}
