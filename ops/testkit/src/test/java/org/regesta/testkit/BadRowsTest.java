package org.regesta.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRowsTest {

    @Test
    void rows_are_counted_as_they_are_written_but_for_those_that_are_good() throws NoSuchMethodException {
        List<String> rows = BadRowsCheck.rows(test("csv", String.class)).orElseThrow();
        assertThat(BadRowsCheck.counted(rows, "(?!)")).isEqualTo(3);
        assertThat(BadRowsCheck.counted(rows, ".*, -")).isEqualTo(2);
        assertThat(BadRowsCheck.rows(test("values", String.class))).contains(List.of("", "b"));
        assertThat(BadRowsCheck.rows(test("names", Hand.class))).contains(List.of("LEFT", "RIGHT"));
        assertThat(BadRowsCheck.rows(test("none", BadRows.class))).isEqualTo(Optional.empty());
    }

    @Test
    void a_table_that_has_another_number_of_rows_than_it_says_is_refused() throws NoSuchMethodException {
        BadRowsCheck.require(test("csv", String.class), 2);
        assertThatThrownBy(() -> BadRowsCheck.require(test("csv", String.class), 3))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("says 2 bad packets of stage nobody, and has 3");
    }

    @Test
    void no_row_is_shown_twice() {
        BadRows rows = new BadRows();
        rows.ended("a");
        assertThatThrownBy(() -> rows.ended("a")).isInstanceOf(AssertionError.class);
        assertThat(rows.count()).isEqualTo(1);
    }

    private static Method test(String name, Class<?> row) throws NoSuchMethodException {
        return Samples.class.getDeclaredMethod(name, row);
    }

    private enum Hand {
        LEFT,
        RIGHT
    }

    /** Not run: its methods are only looked at. */
    private interface Samples {
        @BadPackets(stage = "nobody", rows = 2, but = ".*, -")
        @CsvSource({"a, b", "a, -", "b, c"})
        void csv(String row);

        @ValueSource(strings = {"", "b"})
        void values(String row);

        @EnumSource(Hand.class)
        void names(Hand row);

        void none(BadRows rows);
    }
}
