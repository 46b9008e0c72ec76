package org.regesta.command.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.regesta.command.authentication.api.AuthGuardCommand.AskOtp;
import org.regesta.command.authentication.api.AuthGuardCommand.Tried;
import org.regesta.command.authentication.api.AuthGuardCommand.TryOtp;
import org.regesta.command.authentication.api.AuthGuardRefusal;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.OtpAsked;
import org.regesta.events.authentication.AuthGuardEvent.OtpFrozen;
import org.regesta.events.authentication.AuthGuardEvent.OtpMatched;
import org.regesta.events.authentication.AuthGuardEvent.OtpMissed;
import org.regesta.ports.Refusal;

class AuthGuardRulesTest {

    private static final String AMINA = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private AuthGuardState state = AuthGuardState.NOTHING_YET;

    @Test
    void an_otp_that_is_asked_is_valid_for_three_minutes() {
        assertThat(ask("c1", NOON)).containsExactly(new OtpAsked(AMINA, "c1", "t1", "bank", NOON.plusSeconds(180)));
    }

    @Test
    void asking_the_same_again_is_one_otp() {
        ask("c1", NOON);
        assertThat(ask("c1", NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void the_right_otp_matches_once() {
        ask("c1", NOON);
        assertThat(attempt("c1", true, NOON.plusSeconds(5)).events()).containsExactly(new OtpMatched(AMINA, "c1"));
        AuthGuardRules.Trial again = attempt("c1", true, NOON.plusSeconds(6));
        assertThat(again.tried()).isEqualTo(Tried.SPENT);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void an_otp_ends_with_its_last_second() {
        ask("c1", NOON);
        assertThat(attempt("c1", true, NOON.plusSeconds(180)).tried()).isEqualTo(Tried.EXPIRED);
        assertThat(attempt("c1", true, NOON.plusMillis(179_999)).tried()).isEqualTo(Tried.MATCHED);
    }

    @Test
    void a_new_challenge_replaces_the_old() {
        ask("c1", NOON);
        ask("c2", NOON.plusSeconds(1));
        assertThat(attempt("c1", true, NOON.plusSeconds(2)).tried()).isEqualTo(Tried.EXPIRED);
        assertThat(attempt("c2", true, NOON.plusSeconds(3)).tried()).isEqualTo(Tried.MATCHED);
    }

    @Test
    void a_guess_that_nobody_asked_for_is_not_evaluated() {
        AuthGuardRules.Trial trial = attempt("c1", true, NOON);
        assertThat(trial.tried()).isEqualTo(Tried.NOT_ASKED);
        assertThat(trial.events()).isEmpty();
    }

    @Test
    void an_otp_is_bound_to_its_transaction_and_partner() {
        ask("c1", NOON);
        assertThat(attempt("c1", "t2", "bank").tried()).isEqualTo(Tried.OTHER_TRANSACTION);
        assertThat(attempt("c1", "t1", "shop").tried()).isEqualTo(Tried.OTHER_PARTNER);
        assertThat(attempt("c1", "t1", "bank").tried()).isEqualTo(Tried.MATCHED);
    }

    @Test
    void the_fifth_wrong_guess_freezes_for_thirty_minutes() {
        ask("c1", NOON);
        for (int guess = 1; guess <= 4; guess++) {
            AuthGuardRules.Trial trial = attempt("c1", false, NOON.plusSeconds(guess));
            assertThat(trial.tried()).isEqualTo(Tried.WRONG);
            assertThat(trial.events()).containsExactly(new OtpMissed(AMINA, "c1", guess));
        }
        AuthGuardRules.Trial fifth = attempt("c1", false, NOON.plusSeconds(5));
        assertThat(fifth.tried()).isEqualTo(Tried.FROZEN);
        assertThat(fifth.events())
                .containsExactly(new OtpMissed(AMINA, "c1", 5), new OtpFrozen(AMINA, NOON.plusSeconds(5 + 30 * 60)));
        assertThat(attempt("c1", true, NOON.plusSeconds(6)).tried()).isEqualTo(Tried.FROZEN);
        assertRefused(AuthGuardRefusal.FROZEN, "c2", NOON.plusSeconds(7));
    }

    @Test
    void when_the_freeze_is_over_a_new_otp_can_be_asked_but_the_old_one_stays_dead() {
        frozenAt(NOON);
        Instant thawed = NOON.plus(Duration.ofMinutes(30));
        assertThat(attempt("c1", true, thawed).tried()).isIn(Tried.EXPIRED, Tried.SPENT);
        ask("c2", thawed);
        assertThat(attempt("c2", true, thawed.plusSeconds(1)).tried()).isEqualTo(Tried.MATCHED);
    }

    @Test
    void new_challenges_do_not_begin_the_count_anew() {
        for (int guess = 1; guess <= 4; guess++) {
            ask("c" + guess, NOON.plusSeconds(guess));
            assertThat(attempt("c" + guess, false, NOON.plusSeconds(guess)).tried())
                    .isEqualTo(Tried.WRONG);
        }
        ask("c5", NOON.plusSeconds(5));
        assertThat(attempt("c5", false, NOON.plusSeconds(5)).tried()).isEqualTo(Tried.FROZEN);
    }

    @Test
    void a_right_otp_forgives_the_wrong_ones_before_it() {
        ask("c1", NOON);
        for (int guess = 1; guess <= 4; guess++) {
            attempt("c1", false, NOON);
        }
        attempt("c1", true, NOON);
        ask("c2", NOON);
        assertThat(attempt("c2", false, NOON).events()).containsExactly(new OtpMissed(AMINA, "c2", 1));
    }

    @Test
    void wrong_guesses_of_long_ago_are_forgotten() {
        ask("c1", NOON);
        for (int guess = 1; guess <= 4; guess++) {
            attempt("c1", false, NOON);
        }
        Instant later = NOON.plus(Duration.ofHours(1));
        ask("c2", later);
        assertThat(attempt("c2", false, later).events()).containsExactly(new OtpMissed(AMINA, "c2", 1));
    }

    @Test
    void more_than_a_hundred_otps_a_minute_are_a_flood() {
        for (int i = 0; i < 100; i++) {
            ask("c" + i, NOON.plusMillis(i));
        }
        assertRefused(AuthGuardRefusal.FLOODED, "c100", NOON.plusSeconds(59));
        assertThat(ask("c101", NOON.plusMillis(60_001))).hasSize(1);
    }

    /** The promise: in no 30 minutes are more than 5 wrong guesses evaluated, whatever an attacker does. */
    @Test
    void no_thirty_minutes_ever_see_more_than_five_wrong_guesses() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        Instant now = NOON;
        List<Instant> missed = new ArrayList<>();
        String challenge = "none";
        for (int step = 0; step < 20_000; step++) {
            now = now.plusMillis(random.nextInt(random.nextInt(20) == 0 ? 3_000_000 : 60_000));
            if (random.nextInt(3) == 0) {
                challenge = "c" + step;
                try {
                    ask(challenge, now);
                } catch (Refusal frozen) {
                    continue;
                }
            } else if (attempt(challenge, false, now).events().stream().anyMatch(OtpMissed.class::isInstance)) {
                missed.add(now);
            }
        }
        assertThat(missed).as("seed %d", seed).hasSizeGreaterThan(100);
        for (int i = 5; i < missed.size(); i++) {
            assertThat(Duration.between(missed.get(i - 5), missed.get(i)))
                    .as("seed %d, miss %d", seed, i)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        }
    }

    private void frozenAt(Instant at) {
        ask("c1", at);
        for (int guess = 1; guess <= 5; guess++) {
            attempt("c1", false, at);
        }
    }

    private List<AuthGuardEvent> ask(String challenge, Instant now) {
        return evolved(AuthGuardRules.decide(new AskOtp(AMINA, challenge, "t1", "bank", now), state));
    }

    private AuthGuardRules.Trial attempt(String challenge, boolean right, Instant now) {
        AuthGuardRules.Trial trial =
                AuthGuardRules.decide(new TryOtp(AMINA, challenge, "t1", "bank", right, now), state);
        evolved(trial.events());
        return trial;
    }

    private AuthGuardRules.Trial attempt(String challenge, String transaction, String partner) {
        return AuthGuardRules.decide(new TryOtp(AMINA, challenge, transaction, partner, true, NOON), state);
    }

    private void assertRefused(AuthGuardRefusal refusal, String challenge, Instant now) {
        assertThatThrownBy(() -> ask(challenge, now)).isInstanceOfSatisfying(Refusal.class, it -> assertThat(it.code())
                .isEqualTo(refusal));
    }

    private List<AuthGuardEvent> evolved(List<AuthGuardEvent> events) {
        for (AuthGuardEvent event : events) {
            state = AuthGuardRules.evolve(state, event);
        }
        return events;
    }
}
