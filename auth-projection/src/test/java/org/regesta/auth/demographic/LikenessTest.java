package org.regesta.auth.demographic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MOSIP's scores: the expected numbers are those that its documentation and its own tests state. */
class LikenessTest {

    @ParameterizedTest
    @CsvSource({
        "john doe, john doe, 100",
        "doe john, john doe, 100",
        "j doe, john doe, 50",
        "x doe, john doe, 33",
        "jack doe, john doe, 33",
        "doe doe, doe, 50",
        "dinesh k, dinesh karuppiah, 50",
        "dinesh k, dinesh thiagarajan, 33",
        "j, john, 0",
        "dinesh karuppiah, thiagarajan, 0"
    })
    void shared_words_are_scored_as_mosip_scores_them(String said, String held, int score) {
        assertThat(Likeness.partial(said, held)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({
        "smith, smyth, eng",
        "ameena, amina, eng",
        "khaled, khalid, eng",
        "mohammed, muhammad, eng",
        "kowalski, kovalski, pol",
        "philippe, filippe, fra",
        "амина, амина, rus",
        "schmidt, schmitt, deu"
    })
    void words_that_sound_alike_are_the_same(String said, String held, String language) {
        assertThat(Likeness.phonetic(said, held, language)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"smith, jones, eng", "amina, fatima, eng", "12, 13, eng", "a1, a2, eng", "सईद, खान, hin"})
    void words_that_do_not_are_not(String said, String held, String language) {
        assertThat(Likeness.phonetic(said, held, language)).isZero();
    }

    @Test
    void nothing_is_like_nothing() {
        assertThat(Likeness.partial("", "")).isZero();
        assertThat(Likeness.phonetic("", "", "eng")).isZero();
        assertThat(Likeness.phonetic("x".repeat(900), "y".repeat(900), "eng")).isZero();
    }

    @Test
    void a_threshold_is_a_share_of_a_hundred() {
        assertThatThrownBy(() -> new Manner(Manner.Strategy.PARTIAL, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Manner(Manner.Strategy.PARTIAL, 101)).isInstanceOf(IllegalArgumentException.class);
    }
}
