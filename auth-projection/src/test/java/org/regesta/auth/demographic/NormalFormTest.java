package org.regesta.auth.demographic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NormalFormTest {

    @Test
    void case_accents_and_spaces_do_not_make_another_name() {
        same(Kind.WORDS, "fra", "  José   ÁLVAREZ-Łukasz ", "jose alvarez lukasz");
    }

    @Test
    void full_width_and_ligatures_are_the_letters_they_show() {
        same(Kind.WORDS, "eng", "Ａｍｉｎａ Oﬃce", "amina office");
    }

    @Test
    void a_turkish_dotted_or_dotless_i_is_an_i() {
        same(Kind.WORDS, "tur", "IŞIL İnci ılgın", "isil inci ilgin");
    }

    @Test
    void arabic_vowel_marks_and_letter_forms_are_not_told_apart() {
        same(Kind.WORDS, "ara", "أَحْمَد فاطمــة", "احمد فاطمه");
        same(Kind.WORDS, "fas", "علی کریمی", "علي كريمي");
    }

    @Test
    void devanagari_keeps_its_vowel_signs_and_forgets_the_dot_below() {
        same(Kind.WORDS, "hin", "फ़ातिमा चाँद", "फातिमा चांद");
        assertThat(NormalForm.of(Kind.WORDS, "hin", "सीता")).isNotEqualTo(NormalForm.of(Kind.WORDS, "hin", "सता"));
    }

    @Test
    void thai_tamil_ethiopic_and_han_keep_every_letter() {
        for (String name : new String[] {"สมชาย", "தமிழ்", "አሚና", "李小龍", "ნინო", "Բագրատ", "ខ្មែរ"}) {
            assertThat(NormalForm.of(Kind.WORDS, "xxx", name)).isNotEmpty();
            assertThat(NormalForm.of(Kind.WORDS, "xxx", name))
                    .isNotEqualTo(NormalForm.of(Kind.WORDS, "xxx", name.substring(0, name.length() - 1)));
        }
    }

    @Test
    void digits_of_every_script_are_digits() {
        same(Kind.PHONE, "", "+٩٧١ (50) १२३-4567", "971501234567");
        same(Kind.WORDS, "ara", "شارع ١٢", "شارع 12");
    }

    @Test
    void what_is_ascii_is_left_as_it_is_in_every_language() {
        StringBuilder ascii = new StringBuilder();
        for (char letter = 0; letter < 128; letter++) {
            ascii.append(letter);
        }
        String folded = ascii.toString().toLowerCase(Locale.ROOT);
        for (String language : new String[] {"", "eng", "tur", "ara", "fas", "urd", "hin", "nep"}) {
            assertThat(NormalForm.transliterated(language, folded)).isEqualTo(folded);
        }
    }

    @Test
    void invisible_characters_are_not_there() {
        same(Kind.WORDS, "eng", "Ami\u200Bna\u202E\u00AD", "amina");
    }

    @Test
    void dates_are_mosips_or_none() {
        assertThat(NormalForm.of(Kind.DATE, "", "1990/07/08")).isEqualTo("1990-07-08");
        assertThat(NormalForm.of(Kind.DATE, "", "04-11-1965")).isEmpty();
        assertThat(NormalForm.of(Kind.DATE, "", "1990/02/30")).isEmpty();
    }

    @Test
    void a_normal_form_is_its_own_normal_form() {
        for (String name : new String[] {"José Á", "أَحْمَد", "फ़ातिमा", "İnci", "ﬃ ① Ⅳ", "ẞß", "ǅ", "ﷺ"}) {
            String once = NormalForm.of(Kind.WORDS, "ara", name);
            assertThat(NormalForm.of(Kind.WORDS, "ara", once)).as(name).isEqualTo(once);
        }
    }

    private static void same(Kind kind, String language, String one, String other) {
        assertThat(NormalForm.of(kind, language, one)).isEqualTo(NormalForm.of(kind, language, other));
    }
}
