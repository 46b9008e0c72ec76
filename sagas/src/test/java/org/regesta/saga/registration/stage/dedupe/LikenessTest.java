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
        Person atHome = Written.of("Amina Diallo", "1990/03/14", "FLE")
                .living("Fuzhen", "12345")
                .person();
        assertThat(Likeness.of(atHome, "other", atHome))
                .contains(new Candidate(
                        "other", 102, Map.of("fullName", 44, "dateOfBirth", 43, "gender", 3, "location", 12)));
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
        assertThat(weight(one, person("Amina Diallo", "1990/04/03", "FLE"), "dateOfBirth"))
                .isEqualTo(Weight.DAY_AND_MONTH_SWAPPED.decibans());
    }

    @ParameterizedTest
    @CsvSource({"1990", "1990/00/00", "1990/01/01", "1990-01-01"})
    void a_date_of_which_the_year_alone_is_known_is_compared_by_year(String estimated) {
        Person neighbour = Written.of("Amina Diallo", estimated, "FLE")
                .living("Fuzhen", "12345")
                .person();
        Person amina = Written.of("Amina Diallo", "1990/03/14", "FLE")
                .living("Fuzhen", "12345")
                .person();
        assertThat(weight(amina, neighbour, "dateOfBirth")).isEqualTo(Weight.YEAR_SAME.decibans());
    }

    @ParameterizedTest
    @CsvSource({"1990/02/30", "14 March 1990", "1990/13/01", "''", "0000", "1990/00/05"})
    void what_is_no_date_says_nothing(String text) {
        assertThat(BirthDate.of(text)).isEmpty();
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
    void twins_of_one_house_are_two_people() {
        Person awa = Written.of("Awa Diallo", "2001/05/20", "MLE")
                .living("Fuzhen", "12345")
                .person();
        Person adama = Written.of("Adama Diallo", "2001/05/20", "MLE")
                .living("Fuzhen", "12345")
                .person();
        assertThat(Likeness.of(awa, "other", adama)).isEmpty();
    }

    @Test
    void a_namesake_of_another_town_weighs_less_than_one_next_door() {
        Person amina = Written.of("Amina Diallo", "1990/03/14", "FLE")
                .living("Fuzhen", "12345")
                .person();
        Written slip = Written.of("Amina Diallo", "1990/03/15", "FLE");
        assertThat(Likeness.of(amina, "x", slip.living("Fuzhen", "99999").person()))
                .isPresent();
        assertThat(Likeness.of(amina, "x", slip.living("Kiluma", "99999").person()))
                .isEmpty();
    }

    @Test
    void words_that_stand_in_every_name_tell_nobody_from_anybody() {
        Person one = Written.of("Abd al-Rahman al-Fasi al-Masri", "1986/09/05", "MLE")
                .living("Sale", "11111")
                .person();
        Person other = Written.of("Abd al-Rahman al-Idrisi al-Fasi", "1958/02/24", "MLE")
                .living("Sale", "22222")
                .person();
        assertThat(Likeness.of(one, "other", other)).isEmpty();
    }

    @Test
    void names_in_several_languages_are_compared_in_each() {
        Person both = Written.of("A. D.", "1990/03/14", "")
                .with(
                        "fullName",
                        Json.mapper()
                                .valueToTree(List.of(
                                        Map.of("language", "eng", "value", "A. D."),
                                        Map.of("language", "ara", "value", "أمينة ديالو"))))
                .person();
        assertThat(Likeness.of(AMINA, "other", both)).isPresent();
    }

    @Test
    void someone_of_whom_nothing_is_written_is_like_nobody() {
        Person nobody = new Person(List.of(), Optional.empty(), "", Place.UNKNOWN);
        assertThat(Likeness.of(AMINA, "other", nobody)).isEmpty();
        assertThat(Likeness.of(nobody, "other", nobody)).isEmpty();
    }

    private static int weight(Person one, Person other, String field) {
        return Likeness.of(one, "other", other).orElseThrow().weights().get(field);
    }

    private static Person person(String name, String born, String gender) {
        return Written.of(name, born, gender).person();
    }
}
