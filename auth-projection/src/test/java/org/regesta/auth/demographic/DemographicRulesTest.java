package org.regesta.auth.demographic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.demographic.DemographicRules.Said;

class DemographicRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static final Map<String, Map<String, String>> AMINA = Map.of(
            "fullName",
                    Map.of(
                            "eng", NormalForm.of(Kind.WORDS, "eng", "Amina Said"),
                            "ara", NormalForm.of(Kind.WORDS, "ara", "أمينة سعيد"),
                            "hin", NormalForm.of(Kind.WORDS, "hin", "अमीना सईद")),
            "gender", Map.of("eng", "mle"),
            "dateOfBirth", Map.of("", "1990-07-08"),
            "phone", Map.of("", "9876543210"),
            "email", Map.of("", "amina@example.org"),
            "addressLine1", Map.of("eng", "12 lake road"),
            "city", Map.of("eng", "kenitra"),
            "postalCode", Map.of("", "14022"));

    @Test
    void a_name_matches_in_every_script_it_is_held_in() {
        yes(new Said(Demographic.NAME, "eng", "AMINA  said"));
        yes(new Said(Demographic.NAME, "eng", "Said, Amina"));
        yes(new Said(Demographic.NAME, "ara", "امينه سَعيد"));
        yes(new Said(Demographic.NAME, "hin", "अमीना सईद"));
    }

    @Test
    void another_name_is_no_match_and_the_reason_names_attribute_and_language() {
        assertThat(judge(new Said(Demographic.NAME, "eng", "Amina")))
                .containsExactly(Reason.of(AuthRefusal.DEMOGRAPHIC_MISMATCH_IN_LANGUAGE, "name", "eng"));
    }

    @Test
    void a_name_in_a_language_that_is_not_held_is_said_so() {
        assertThat(judge(new Said(Demographic.NAME, "fra", "Amina Said")))
                .containsExactly(Reason.of(AuthRefusal.DEMOGRAPHIC_NOT_HELD_IN_LANGUAGE, "name", "fra"));
    }

    @Test
    void what_is_no_language_is_not_repeated() {
        assertThat(judge(new Said(Demographic.NAME, "<b>", "Amina Said")))
                .containsExactly(Reason.of(AuthRefusal.LANGUAGE_UNKNOWN));
    }

    @Test
    void a_name_without_language_asks_for_one() {
        assertThat(judge(new Said(Demographic.NAME, "", "Amina Said")))
                .containsExactly(Reason.of(AuthRefusal.MISSING_INPUT, "LanguageCode"));
    }

    @Test
    void birth_date_phone_and_email_match_exactly() {
        yes(new Said(Demographic.DATE_OF_BIRTH, "", "1990/07/08"));
        yes(new Said(Demographic.PHONE, "", "98765 43210"));
        yes(new Said(Demographic.EMAIL, "", "Amina@Example.org"));
        no(new Said(Demographic.DATE_OF_BIRTH, "", "1990/07/09"));
        no(new Said(Demographic.DATE_OF_BIRTH, "", "04-11-1965"));
        no(new Said(Demographic.PHONE, "", "987654321"));
        no(new Said(Demographic.EMAIL, "", "amina@example.com"));
    }

    @Test
    void an_age_is_reached_or_not() {
        yes(new Said(Demographic.AGE, "", "36"));
        yes(new Said(Demographic.AGE, "", "18"));
        no(new Said(Demographic.AGE, "", "37"));
        no(new Said(Demographic.AGE, "", "-1"));
        no(new Said(Demographic.AGE, "", "99999999999"));
    }

    @Test
    void a_full_address_is_all_its_lines() {
        yes(new Said(Demographic.FULL_ADDRESS, "eng", "12 Lake Road, Kenitra 14022"));
        assertThat(judge(new Said(Demographic.FULL_ADDRESS, "eng", "12 Lake Road")))
                .containsExactly(
                        Reason.of(AuthRefusal.DEMOGRAPHIC_MISMATCH_IN_LANGUAGE, "address line item(s)", "eng"));
    }

    @Test
    void every_attribute_asked_for_must_match_and_each_that_does_not_is_named() {
        List<Reason> reasons = DemographicRules.judge(
                List.of(
                        new Said(Demographic.NAME, "eng", "Amina Said"),
                        new Said(Demographic.GENDER, "eng", "FLE"),
                        new Said(Demographic.DATE_OF_BIRTH, "", "2000/01/01"),
                        new Said(Demographic.RESIDENCE_STATUS, "eng", "FR")),
                AMINA,
                TODAY);
        assertThat(reasons)
                .containsExactly(
                        Reason.of(AuthRefusal.DEMOGRAPHIC_MISMATCH_IN_LANGUAGE, "gender", "eng"),
                        Reason.of(AuthRefusal.DEMOGRAPHIC_MISMATCH, "dob"),
                        Reason.of(AuthRefusal.DEMOGRAPHIC_NOT_HELD_IN_LANGUAGE, "residenceStatus", "eng"));
    }

    @Test
    void nothing_asked_is_not_a_yes() {
        assertThat(DemographicRules.judge(List.of(), AMINA, TODAY))
                .containsExactly(Reason.of(AuthRefusal.DEMOGRAPHICS_EMPTY));
    }

    @Test
    void an_empty_value_matches_nothing_not_even_what_is_missing() {
        no(new Said(Demographic.NAME, "eng", ""));
        no(new Said(Demographic.NAME, "eng", " .,- "));
        no(new Said(Demographic.PHONE, "", "none"));
    }

    @Test
    void an_address_matches_however_its_usual_words_are_cut_short() {
        yes(new Said(Demographic.ADDRESS_LINE_1, "eng", "12, Lake Rd."));
        yes(new Said(Demographic.FULL_ADDRESS, "eng", "C/O 12 Lake Rd, Kenitra 14022"));
        no(new Said(Demographic.ADDRESS_LINE_1, "eng", "12 Lake St"));
    }

    @Test
    void part_of_a_name_is_enough_where_a_partner_asks_for_part_of_it() {
        Manner sixty = new Manner(Manner.Strategy.PARTIAL, 60);
        Manner half = new Manner(Manner.Strategy.PARTIAL, 50);
        no(new Said(Demographic.NAME, "eng", "Amina", half)); // half of it, and nobody gets less than 60
        yes(new Said(Demographic.FULL_ADDRESS, "eng", "12 Lake Road Kenitra", sixty));
        no(new Said(Demographic.FULL_ADDRESS, "eng", "12 Lake Road Kenitra", new Manner(Manner.Strategy.PARTIAL, 81)));
        yes(new Said(Demographic.NAME, "ara", "سعيد أمينة", sixty));
        no(new Said(Demographic.NAME, "eng", "Bao Nguyen", new Manner(Manner.Strategy.PARTIAL, 1)));
        no(new Said(Demographic.NAME, "eng", "...", sixty));
    }

    @Test
    void a_name_that_sounds_alike_is_enough_where_a_partner_asks_for_its_sound() {
        Manner sound = new Manner(Manner.Strategy.PHONETICS, 100);
        yes(new Said(Demographic.NAME, "eng", "Ameena Saeed", sound));
        no(new Said(Demographic.NAME, "eng", "Ameena Saeed"));
        no(new Said(Demographic.NAME, "eng", "Fatima Hassan", sound));
    }

    @Test
    void a_birth_date_and_its_certainty_are_one_thing_each() {
        Map<String, Map<String, String>> declared =
                Map.of("dateOfBirth", Map.of("", "1990-07-08"), "dateOfBirthType", Map.of("", "d"));
        assertThat(DemographicRules.judge(List.of(new Said(Demographic.DATE_OF_BIRTH_TYPE, "", "D")), declared, TODAY))
                .isEmpty();
        assertThat(DemographicRules.judge(List.of(new Said(Demographic.DATE_OF_BIRTH_TYPE, "", "V")), declared, TODAY))
                .containsExactly(Reason.of(AuthRefusal.DEMOGRAPHIC_MISMATCH, "dobType"));
    }

    private static void yes(Said said) {
        assertThat(judge(said)).isEmpty();
    }

    private static void no(Said said) {
        assertThat(judge(said)).isNotEmpty();
    }

    private static List<Reason> judge(Said said) {
        return DemographicRules.judge(List.of(said), AMINA, TODAY);
    }
}
