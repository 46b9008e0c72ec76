package org.regesta.command.rid;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.rid.api.RidSequenceCommand.Draw;
import org.regesta.events.rid.RidSequenceEvent.Drawn;
import org.regesta.wire.BadRequest;

class RidSequenceTest {

    @Test
    void numbers_follow_one_another_and_begin_again_after_the_last_of_five_digits() {
        new AggregateTestFixture<>(RidSequence.class)
                .givenNoPriorActivity()
                .when(new Draw("10001-10001"))
                .expectEvents(new Drawn("10001-10001", 1))
                .expectResultMessagePayload(1);
        new AggregateTestFixture<>(RidSequence.class)
                .given(new Drawn("10001-10001", 99_999))
                .when(new Draw("10001-10001"))
                .expectEvents(new Drawn("10001-10001", 1));
        assertThat(RidSequence.after(7)).isEqualTo(8);
    }

    @Test
    void whatever_is_wrong_has_a_code_of_mosips() {
        for (BadRequest why : BadRequest.values()) {
            assertThat(RidCodes.of(why, "centerid").errorCode()).startsWith("KER-RIG-");
        }
    }
}
