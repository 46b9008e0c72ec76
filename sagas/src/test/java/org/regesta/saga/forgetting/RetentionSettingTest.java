package org.regesta.saga.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RetentionGround;

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
        assertThatThrownBy(() -> new Retention("P180D,OLD=P30D", "P90D", "P730D"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
