package org.regesta.auth.demographic;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;

/**
 * The normal form in which two spellings of one value are the same text: Unicode NFKC with case folding and without
 * ignorable characters, then what a language's readers take as one letter, then digits, punctuation and white space.
 * Never shortens a value to a key that another value shares by chance: this is exact matching.
 */
public final class NormalForm {

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final UnicodeSet NOT_IN_WORDS = new UnicodeSet("[[:P:][:S:][:Z:][:Cc:]]").freeze();
    private static final DateTimeFormatter MOSIP_DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Accents, and letters that a keyboard without them lacks: José is Jose, Łódź is Lodz. */
    private static final Transliterator LATIN = Transliterator.getInstance("Latin-ASCII");

    /**
     * Vowel marks, the stretched line, and the forms of alef, yeh, kaf and teh marbuta that are written for one
     * another.
     */
    private static final Transliterator ARABIC = rules("arabic", """
            [\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u0640] > ;
            [\\u0622\\u0623\\u0625\\u0671] > \\u0627;
            [\\u0649\\u06CC\\u06D2] > \\u064A;
            [\\u06A9\\u06AA] > \\u0643;
            [\\u0629\\u06C1\\u06C3] > \\u0647;
            """);

    /** Candrabindu for anusvara, the dot below of borrowed sounds. Vowel signs are letters and stay. */
    private static final Transliterator DEVANAGARI = rules("devanagari", """
            ::NFD;
            \\u0901 > \\u0902;
            \\u093C > ;
            ::NFC;
            """);

    private static final Map<String, Transliterator> BY_LANGUAGE = Map.of(
            "ara",
            ARABIC,
            "fas",
            ARABIC,
            "per",
            ARABIC,
            "urd",
            ARABIC,
            "pus",
            ARABIC,
            "hin",
            DEVANAGARI,
            "mar",
            DEVANAGARI,
            "nep",
            DEVANAGARI,
            "san",
            DEVANAGARI);

    private NormalForm() {}

    /**
     * The normal form of a value.
     *
     * @param language ISO 639-3, or empty where the attribute has none
     */
    public static String of(Kind kind, String language, String value) {
        return switch (kind) {
            case WORDS -> words(language, value);
            case CODE, DATE_TYPE -> words("", value).replace(" ", "");
            case PHONE -> digits(FOLD.normalize(value)).replaceAll("[^0-9]", "");
            case EMAIL -> FOLD.normalize(value).strip();
            case DATE -> date(value);
            case AGE -> digits(FOLD.normalize(value)).strip();
        };
    }

    /** Whether a value can be one of its kind at all: a date as MOSIP writes it, years of age. */
    public static boolean canBe(Kind kind, String value) {
        return switch (kind) {
            case DATE -> !date(value).isEmpty();
            case AGE -> of(kind, "", value).matches("-?[0-9]{1,3}");
            case DATE_TYPE -> of(kind, "", value).matches("[vda]");
            default -> true;
        };
    }

    private static String words(String language, String value) {
        String folded = FOLD.normalize(value);
        return spaced(isAscii(folded) ? folded : transliterated(language, folded));
    }

    /** What is ASCII already is left as it is by all of this, which costs more than all else that is made of a name. */
    static String transliterated(String language, String folded) {
        String letters = LATIN.transliterate(decomposed(folded));
        Transliterator ofLanguage = BY_LANGUAGE.get(language);
        String own = ofLanguage == null ? letters : ofLanguage.transliterate(letters);
        return digits(FOLD.normalize(own));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** ICU's Latin-ASCII knows the dotless i, not the combining dot that folding a capital dotted I leaves. */
    private static String decomposed(String folded) {
        return folded.replace("i\u0307", "i");
    }

    /** Any script's decimal digits as ASCII. */
    private static String digits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int digit = UCharacter.digit(point, 10);
            ascii.appendCodePoint(digit < 0 || UCharacter.isLetter(point) ? point : '0' + digit);
        });
        return ascii.toString();
    }

    private static String spaced(String text) {
        StringBuilder words = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (!NOT_IN_WORDS.contains(point)) {
                words.appendCodePoint(point);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }

    /** ISO 8601 of what was written as MOSIP writes dates; what is no such date stays unlike any. */
    private static String date(String value) {
        try {
            return LocalDate.parse(digits(value.strip()), MOSIP_DATE).toString();
        } catch (DateTimeException notADate) {
            return "";
        }
    }

    private static Transliterator rules(String id, String rules) {
        return Transliterator.createFromRules(id, rules, Transliterator.FORWARD);
    }
}
