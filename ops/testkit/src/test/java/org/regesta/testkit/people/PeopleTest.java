package org.regesta.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.packet.Application;
import org.regesta.testkit.packet.FieldCategories;
import org.regesta.testkit.packet.Packet;
import org.regesta.testkit.packet.PacketTool;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

class PeopleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");
    private static final People PEOPLE = new People(2026);

    @Test
    void the_same_seed_makes_the_same_people_and_another_makes_others() {
        assertThat(new People(2026).adults(20)).isEqualTo(PEOPLE.adults(20));
        assertThat(new People(2027).adults(20)).doesNotContainAnyElementsOf(PEOPLE.adults(20));
    }

    @Test
    void sixty_people_write_their_names_in_nine_scripts_and_share_neither_fingers_nor_address() {
        List<Person> people = PEOPLE.adults(60);

        Set<UnicodeScript> scripts = new TreeSet<>();
        people.forEach(person -> person.name()
                .own()
                .codePoints()
                .filter(Character::isLetter)
                .forEach(c -> scripts.add(UnicodeScript.of(c))));
        assertThat(scripts)
                .contains(
                        UnicodeScript.LATIN,
                        UnicodeScript.ARABIC,
                        UnicodeScript.DEVANAGARI,
                        UnicodeScript.ETHIOPIC,
                        UnicodeScript.TAMIL,
                        UnicodeScript.BENGALI,
                        UnicodeScript.CYRILLIC,
                        UnicodeScript.THAI);
        assertThat(people.stream().map(Person::fingers).distinct()).hasSize(60);
        assertThat(people.stream().map(Person::email).distinct()).hasSize(60);
    }

    @Test
    @Needs(Needs.SHARED)
    void what_they_say_of_themselves_follows_the_published_schema_validators_and_all() throws IOException {
        JsonNode schema = Json.tree(Files.readAllBytes(Shared.data("mosip/id-schema/id-schema-sample.json")))
                .at("/properties/identity");

        for (int number = 0; number < 200; number++) {
            Person person = number % 10 == 0 ? PEOPLE.child(number, number % 18, TODAY) : PEOPLE.adult(number);
            JsonNode identity = person.identity();
            identity.properties().forEach(field -> {
                JsonNode rule = schema.path("properties").path(field.getKey());
                assertThat(rule.isMissingNode()).as(field.getKey()).isFalse();
                texts(field.getValue()).forEach(text -> rule.path("validators").forEach(validator -> assertThat(text)
                        .matches(validator.path("validator").asString())));
            });
            schema.path("required").forEach(required -> {
                if (!Set.of("proofOfIdentity", "individualBiometrics").contains(required.asString())) {
                    assertThat(identity.has(required.asString()))
                            .as(required.asString())
                            .isTrue();
                }
            });
        }
    }

    @Test
    void a_child_is_as_old_as_asked_and_has_a_grown_up_guardian() {
        Person child = PEOPLE.child(41, 9, TODAY);

        assertThat(child.born().until(TODAY).getYears()).isEqualTo(9);
        assertThat(child.guardian().map(guardian -> guardian.born().until(TODAY).getYears() >= 18))
                .isEqualTo(Optional.of(true));
        assertThat(child.identity().has("introducerName")).isTrue();
    }

    @Test
    void one_person_under_two_names_has_one_persons_fingers() {
        Person amina = PEOPLE.adult(1);
        Person again = PEOPLE.adult(2).withFingersOf(amina);

        assertThat(again.name()).isNotEqualTo(amina.name());
        assertThat(again.finger(Finger.LEFT_INDEX)).isEqualTo(amina.finger(Finger.LEFT_INDEX));
    }

    @Test
    void an_enrolment_becomes_a_packet_of_some_two_hundred_kilobytes() {
        Application application =
                new Enroller("10001", "10077", "110125", "110126").enrol(PEOPLE.child(3, 9, TODAY), 7, MORNING);

        Packet packet = new PacketTool(FieldCategories.usual()).pack(application);

        System.out.println("a packet of " + packet.size() + " bytes");
        assertThat(application.rid()).isEqualTo("10001100770000720261121083000");
        assertThat(application.biometrics()).containsOnlyKeys("individualBiometrics", "introducerBiometrics");
        assertThat(packet.size()).isBetween(50_000L, 600_000L);
    }

    private static List<String> texts(JsonNode field) {
        return field.isArray()
                ? field.valueStream().map(form -> form.path("value").asString()).toList()
                : List.of(field.asString());
    }
}
