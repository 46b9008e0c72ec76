package org.regesta.command.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.authentication.api.AuthGuardCommand.AskOtp;
import org.regesta.command.authentication.api.AuthGuardCommand.Spent;
import org.regesta.command.authentication.api.AuthGuardCommand.Tried;
import org.regesta.command.authentication.api.AuthGuardCommand.TryOtp;
import org.regesta.command.authentication.api.AuthGuardCommand.UseKeyToken;
import org.regesta.events.authentication.AuthGuardEvent.KeyTokenUsed;
import org.regesta.events.authentication.AuthGuardEvent.OtpAsked;
import org.regesta.events.authentication.AuthGuardEvent.OtpMatched;
import org.regesta.ports.Refusal;

class AuthGuardTest {

    private static final String AMINA = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final OtpAsked ASKED = new OtpAsked(AMINA, "c1", "t1", "bank", NOON.plusSeconds(180));

    private final AggregateTestFixture<AuthGuard> guard = new AggregateTestFixture<>(AuthGuard.class);

    @Test
    void the_first_otp_begins_the_stream() {
        guard.givenNoPriorActivity()
                .when(new AskOtp(AMINA, "c1", "t1", "bank", NOON))
                .expectEvents(ASKED);
    }

    @Test
    void the_right_otp_is_answered_with_matched() {
        guard.given(ASKED)
                .when(new TryOtp(AMINA, "c1", "t1", "bank", true, NOON))
                .expectEvents(new OtpMatched(AMINA, "c1"))
                .expectResultMessagePayload(Tried.MATCHED);
    }

    @Test
    void a_guess_at_someone_unknown_to_the_guard_leaves_no_trace() {
        guard.givenNoPriorActivity()
                .when(new TryOtp(AMINA, "c1", "t1", "bank", true, NOON))
                .expectNoEvents()
                .expectResultMessagePayload(Tried.NOT_ASKED);
    }

    @Test
    void a_flood_is_refused_with_a_code() {
        Object[] asked = new Object[100];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = new OtpAsked(AMINA, "c" + i, "t1", "bank", NOON.plusSeconds(180));
        }
        guard.given(asked)
                .when(new AskOtp(AMINA, "new", "t1", "bank", NOON))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void whether_a_guess_was_right_stays_out_of_logs() {
        assertThat(new TryOtp(AMINA, "c1", "t1", "bank", true, NOON)).hasToString("TryOtp[c1]");
    }

    @Test
    void what_a_key_signed_is_used_once_and_forgotten_when_it_is_too_old_to_be_believed() {
        KeyTokenUsed used = new KeyTokenUsed(AMINA, "t1", NOON.plusSeconds(90));
        guard.givenNoPriorActivity()
                .when(new UseKeyToken(AMINA, "t1", NOON))
                .expectEvents(used)
                .expectResultMessagePayload(Spent.NOW);
        guard.given(used, new KeyTokenUsed(AMINA, "t2", NOON.plusSeconds(240)))
                .when(new UseKeyToken(AMINA, "t1", NOON.plusSeconds(149)))
                .expectNoEvents()
                .expectResultMessagePayload(Spent.BEFORE);
        guard.given(used, new KeyTokenUsed(AMINA, "t2", NOON.plusSeconds(241)))
                .when(new UseKeyToken(AMINA, "t1", NOON.plusSeconds(151)))
                .expectEvents(new KeyTokenUsed(AMINA, "t1", NOON.plusSeconds(241)));
    }
}
