package org.regesta.command.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regesta.command.authentication.api.AuthGuardCommand.IssueKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.SpendKycToken;
import org.regesta.command.authentication.api.AuthGuardCommand.Spent;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.KycTokenIssued;

class KycTokenRulesTest {

    private static final String AMINA = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private AuthGuardState state = AuthGuardState.NOTHING_YET;

    @Test
    void a_token_is_valid_for_five_minutes_and_the_same_again_is_one_token() {
        IssueKycToken command = new IssueKycToken(AMINA, "k1", "t1", "portal", "policy", NOON);
        assertThat(KycTokenRules.decide(command, state))
                .containsExactly(new KycTokenIssued(AMINA, "k1", "t1", "portal", "policy", NOON.plusSeconds(300)));
        issued();
        assertThat(KycTokenRules.decide(command, state)).isEmpty();
    }

    @Test
    void a_token_is_spent_once() {
        issued();
        assertThat(spend("t1", "portal", NOON.plusMillis(299_999))).isEqualTo(Spent.NOW);
        assertThat(spend("t1", "portal", NOON.plusSeconds(5))).isEqualTo(Spent.BEFORE);
    }

    @Test
    void a_token_is_of_its_time_transaction_and_partner() {
        issued();
        assertThat(spend("t1", "portal", NOON.plusSeconds(300))).isEqualTo(Spent.EXPIRED);
        assertThat(spend("t2", "portal", NOON)).isEqualTo(Spent.OTHER_TRANSACTION);
        assertThat(spend("t1", "bank", NOON)).isEqualTo(Spent.OTHER_PARTNER);
        assertThat(KycTokenRules.judge(new SpendKycToken(AMINA, "k2", "t1", "portal", "policy", NOON), state))
                .isEqualTo(Spent.UNKNOWN);
    }

    private void issued() {
        evolve(List.of(new KycTokenIssued(AMINA, "k1", "t1", "portal", "policy", NOON.plusSeconds(300))));
    }

    private Spent spend(String transaction, String partner, Instant now) {
        SpendKycToken command = new SpendKycToken(AMINA, "k1", transaction, partner, "policy", now);
        Spent spent = KycTokenRules.judge(command, state);
        evolve(KycTokenRules.decide(command, spent));
        return spent;
    }

    private void evolve(List<? extends AuthGuardEvent> events) {
        events.forEach(event -> state = AuthGuardRules.evolve(state, event));
    }
}
