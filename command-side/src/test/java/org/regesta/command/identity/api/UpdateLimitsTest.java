package org.regesta.command.identity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regesta.ports.Misconfigured;

class UpdateLimitsTest {

    @Test
    void what_is_set_is_limited_and_nothing_else() {
        assertThat(new UpdateLimits("fullName=2, gender=1").all()).isEqualTo(Map.of("fullName", 2, "gender", 1));
        assertThat(new UpdateLimits("").all()).isEmpty();
    }

    @Test
    void what_is_no_limit_stops_the_start_with_words() {
        for (String wrong : List.of("fullName", "fullName=", "fullName=two", "fullName=-1", "fullName=99999999999")) {
            assertThatThrownBy(() -> new UpdateLimits(wrong))
                    .as(wrong)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("fullName=2,gender=1");
        }
    }
}
