package org.regesta.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong setting is answered by its name and what it takes, to whoever starts the house. */
class MisconfiguredTest {

    @Test
    void a_span_of_time_is_read() {
        assertThat(Misconfigured.duration("regesta.adjudication.lease", "PT30M"))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(Misconfigured.duration("regesta.adjudication.deadline", "P3D"))
                .isEqualTo(Duration.ofDays(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half an hour", "30", "PT0S", "-PT1M"})
    void what_is_none_is_refused_with_the_name_of_the_setting_and_what_it_takes(String text) {
        assertThatThrownBy(() -> Misconfigured.duration("regesta.adjudication.lease", text))
                .isInstanceOf(TellsWhatToDo.class)
                .hasMessageContaining("regesta.adjudication.lease")
                .hasMessageContaining("PT30M");
    }
}
