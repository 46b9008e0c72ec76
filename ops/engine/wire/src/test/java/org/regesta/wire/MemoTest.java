package org.regesta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {

    private final List<String> made = new ArrayList<>();
    private final Memo<String, Integer> memo = new Memo<>(2, text -> {
        made.add(text);
        return Integer.valueOf(text);
    });

    @Test
    void what_was_made_of_a_value_is_made_once() {
        assertThat(memo.of("7")).isEqualTo(7);
        assertThat(memo.of("7")).isEqualTo(7);

        assertThat(made).containsExactly("7");
    }

    @Test
    void only_the_values_asked_for_last_are_remembered() {
        memo.of("1");
        memo.of("2");
        memo.of("1");
        memo.of("3");

        memo.of("1");
        memo.of("2");

        assertThat(made).containsExactly("1", "2", "3", "2");
    }

    @Test
    void what_failed_is_tried_again() {
        assertThatThrownBy(() -> memo.of("seven")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> memo.of("seven")).isInstanceOf(NumberFormatException.class);

        assertThat(made).containsExactly("seven", "seven");
    }
}
