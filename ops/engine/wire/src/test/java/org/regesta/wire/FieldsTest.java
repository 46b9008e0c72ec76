package org.regesta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void names_of_any_script_pass() {
        for (String name : List.of("Amina Hassan", "أمينة حسن", "बाओ", "寶", "𝒜\uD83D\uDE42", "Calle 1\nPiso 2")) {
            assertThat(Fields.text("name", name, 100)).isEqualTo(name);
        }
    }

    @Test
    void what_is_not_there_is_missing() {
        for (String nothing : new String[] {null, "", " ", "\u2003\n"}) {
            refused(() -> Fields.text("name", nothing, 100), BadRequest.MISSING_FIELD);
            assertThat(Fields.optional("name", nothing, 100)).isEmpty();
        }
        refused(() -> Fields.present("name", null), BadRequest.MISSING_FIELD);
    }

    @Test
    void what_no_store_gives_back_is_invalid() {
        for (String broken : List.of("a\uD800", "\uDC00b", "a\u0000b", "\u0085x", "a\uFFFE", "a\uFDD0")) {
            refused(() -> Fields.text("name", broken, 100), BadRequest.INVALID_FIELD);
            refused(() -> Fields.optional("name", broken, 100), BadRequest.INVALID_FIELD);
        }
    }

    @Test
    void too_long_and_not_of_the_form_is_invalid() {
        refused(() -> Fields.text("name", "abc", 2), BadRequest.INVALID_FIELD);
        refused(() -> Fields.matching("name", "abc", Pattern.compile("ab")), BadRequest.INVALID_FIELD);
        assertThat(Fields.matching("name", "ab", Pattern.compile("ab"))).isEqualTo("ab");
    }

    private static void refused(ThrowingCallable asked, BadRequest why) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(MosipRefusal.class, refusal -> {
            assertThat(refusal.why()).isEqualTo(why);
            assertThat(refusal.field()).isEqualTo("name");
        });
    }
}
