package org.regesta.command.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.authentication.api.AuthGuardCommand.ShowSamples;
import org.regesta.command.authentication.api.AuthGuardCommand.Shown;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.OtpAsked;
import org.regesta.events.authentication.AuthGuardEvent.OtpMatched;
import org.regesta.events.authentication.AuthGuardEvent.SamplesMatched;

class SampleGuardRulesTest {

    private static final String AMINA = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private AuthGuardState state = AuthGuardState.NOTHING_YET;
    private Instant now = NOON;
    private int next;

    @Test
    void five_wrong_ones_are_compared_at_will_and_then_one_in_half_a_minute() {
        for (int i = 0; i < AuthLimit.BIOMETRIC_WRONG.most(); i++) {
            assertThat(shown(false)).isEqualTo(Shown.WRONG);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(shown(true)).isEqualTo(Shown.TOO_SOON);
            now = now.plusSeconds(29);
            assertThat(shown(false)).isEqualTo(Shown.TOO_SOON);
            now = now.plusSeconds(1);
            assertThat(shown(false)).isEqualTo(Shown.WRONG);
        }
        now = now.plusSeconds(30);
        assertThat(shown(true)).isEqualTo(Shown.MATCHED);
        assertThat(shown(false)).isEqualTo(Shown.WRONG);
        assertThat(shown(false)).as("a right one begins the count anew").isEqualTo(Shown.WRONG);
    }

    @Test
    void after_fifty_none_is_compared_however_long_one_waits_until_a_right_otp() {
        int wrong = 0;
        while (wrong < AuthLimit.BIOMETRIC_WRONG_AT_MOST.most()) {
            assertThat(shown(false)).isEqualTo(Shown.WRONG);
            wrong++;
            now = now.plus(AuthLimit.BIOMETRIC_WRONG.within());
        }
        now = now.plus(Duration.ofDays(4_000));
        assertThat(shown(true)).isEqualTo(Shown.STOPPED);
        evolve(new OtpAsked(AMINA, "c1", "t1", "bank", now));
        evolve(new OtpMatched(AMINA, "c1"));
        assertThat(shown(true)).isEqualTo(Shown.MATCHED);
    }

    @Test
    void an_otp_in_between_gives_no_further_guesses() {
        for (int i = 0; i < AuthLimit.BIOMETRIC_WRONG.most(); i++) {
            assertThat(shown(false)).isEqualTo(Shown.WRONG);
        }
        evolve(new OtpAsked(AMINA, "c1", "t1", "bank", now));
        evolve(new OtpMatched(AMINA, "c1"));
        assertThat(shown(false)).isEqualTo(Shown.TOO_SOON);
    }

    @Test
    void what_was_compared_is_not_compared_again_while_it_is_young_enough_and_then_forgotten() {
        ShowSamples once = new ShowSamples(AMINA, Set.of("thumb", "index"), true, now, now);
        assertThat(show(once)).isEqualTo(Shown.MATCHED);
        assertThat(show(once)).isEqualTo(Shown.BEFORE);
        assertThat(show(new ShowSamples(AMINA, Set.of("index"), false, now, now)))
                .as("one of them alone")
                .isEqualTo(Shown.BEFORE);
        now = now.plusSeconds(239); // the oldest that may be shown by any clock is 210 s old
        shown(true);
        assertThat(show(new ShowSamples(AMINA, Set.of("index"), true, now, now)))
                .isEqualTo(Shown.BEFORE);
        now = now.plusSeconds(120);
        shown(true);
        assertThat(state.shown().samples()).doesNotContainKeys("thumb", "index");
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon() {
        ShowSamples command = new ShowSamples(AMINA, Set.of("thumb"), true, NOON, NOON);
        new AggregateTestFixture<>(AuthGuard.class)
                .givenNoPriorActivity()
                .when(command)
                .expectEvents(new SamplesMatched(AMINA, Set.of("thumb"), NOON.plusSeconds(210)))
                .expectResultMessagePayload(Shown.MATCHED);
        assertThat(command).hasToString("ShowSamples[1]");
    }

    private Shown shown(boolean right) {
        return show(new ShowSamples(AMINA, Set.of("sample-" + next++), right, now, now));
    }

    private Shown show(ShowSamples command) {
        SampleGuardRules.Verdict verdict = SampleGuardRules.decide(command, state.shown());
        verdict.events().forEach(this::evolve);
        return verdict.shown();
    }

    private void evolve(AuthGuardEvent event) {
        state = AuthGuardRules.evolve(state, event);
    }
}
