package org.regesta.saga.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regesta.events.identity.UniquenessAfterErasure;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RetentionGround;
import org.regesta.ports.Misconfigured;

class RetentionSettingTest {

    @Test
    void a_process_has_its_own_duration_or_the_usual_one() {
        Retention retention = new Retention("P180D, new=P30D", "P90D", "P730D");
        assertThat(retention.of(RetentionGround.REJECTED, Process.NEW)).isEqualTo(Duration.ofDays(30));
        assertThat(retention.of(RetentionGround.NEVER_CAME, Process.NEW)).isEqualTo(Duration.ofDays(90));
        assertThat(retention.shortest(RetentionGround.REJECTED)).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void a_setting_that_leaves_a_process_without_one_stops_the_start() {
        assertThatThrownBy(() -> new Retention("NEW=P30D", "P90D", "P730D")).hasMessageContaining("NEW=P30D");
        for (String wrong : List.of("P180D,OLD=P30D", "P180D,NEW=", "a year", "", "P0D")) {
            assertThatThrownBy(() -> new Retention("P180D", wrong, "P730D"))
                    .as(wrong)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("regesta.retention.never-came");
        }
    }

    @Test
    void a_policy_of_uniqueness_that_is_none_stops_the_start_and_the_right_ones_are_named() {
        assertThat(new Survivors(" keep-uin-retired ").uniqueness()).isEqualTo(UniquenessAfterErasure.KEEP_UIN_RETIRED);
        assertThatThrownBy(() -> new Survivors("keep"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("keep-uin-retired or forget");
    }
}
