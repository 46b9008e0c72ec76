package org.regesta.saga.registration.stage.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.wire.Json;

class LikenessTest {

    private static final Person AMINA = person("Amina Diallo", "1990/03/14", "FLE");

    @Test
    void one_person_written_twice_has_the_full_weight_of_every_field() {
        assertThat(Likeness.of(AMINA, "other", AMINA))
                .contains(new Candidate("other", 105, Map.of("fullName", 60, "dateOfBirth", 40, "gender", 5)));
    }

    @ParameterizedTest
    @CsvSource({
        "Aminah Dialo, 1990/03/14, FLE",
        "Diallo Amina, 1990/03/14, FLE",
        "Amina Fatou Diallo, 1990/03/14, FLE",
        "AMINA DIALLO, 1990/03/15, FLE",
        "Amina Diallo, 1991/03/14, FLE",
        "Amina Diallo, 1990/03/14, MLE",
        "أمينة ديالو, 1990/03/14, FLE",
        "अमीना डियालो, 1990/03/14, FLE",
        "Амина Диалло, 1990/03/14, FLE",
    })
    void a_slip_a_spelling_or_a_script_does_not_hide_a_person(String name, String born, String gender) {
        assertThat(Likeness.of(AMINA, "other", person(name, born, gender))).isPresent();
    }

    @Test
    void day_and_month_swapped_are_one_slip() {
        Person one = person("Amina Diallo", "1990/03/04", "FLE");
        assertThat(Likeness.of(one, "other", person("Amina Diallo", "1990/04/03", "FLE")))
                .hasValueSatisfying(c -> assertThat(c.weights()).containsEntry("dateOfBirth", 30));
    }

    @ParameterizedTest
    @CsvSource({
        "Binta Diallo, 1990/03/14, FLE",
        "Amina Diallo, 1962/08/30, FLE",
        "Amina Ndiaye, 1990/03/14, FLE",
        "Oumar Diallo, 1990/03/14, MLE",
        "Amina Sow, 1990/03/15, FLE",
        "Bao Nguyen, 1990/03/14, FLE",
    })
    void siblings_namesakes_and_people_of_one_day_are_different_people(String name, String born, String gender) {
        assertThat(Likeness.of(AMINA, "other", person(name, born, gender))).isEmpty();
    }

    @Test
    void names_in_several_languages_are_compared_in_each() {
        Person both = Person.of(
                Json.mapper()
                        .valueToTree(List.of(
                                Map.of("language", "eng", "value", "A. D."),
                                Map.of("language", "ara", "value", "أمينة ديالو"))),
                Json.mapper().valueToTree("1990/03/14"),
                Json.mapper().createArrayNode());
        assertThat(Likeness.of(AMINA, "other", both)).isPresent();
    }

    @Test
    void someone_of_whom_nothing_is_written_is_like_nobody() {
        Person nobody = new Person(List.of(), Optional.empty(), "");
        assertThat(Likeness.of(AMINA, "other", nobody)).isEmpty();
        assertThat(Likeness.of(nobody, "other", nobody)).isEmpty();
    }

    private static Person person(String name, String born, String gender) {
        return Person.of(
                Json.mapper().valueToTree(List.of(Map.of("language", "eng", "value", name))),
                Json.mapper().valueToTree(born),
                Json.mapper().valueToTree(List.of(Map.of("language", "eng", "value", gender))));
    }
}
