package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Lives.FOREVER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.ClaimEnd;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;
import org.regesta.events.registration.RegistrationEvent.EnrolledInGallery;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.RegistrationEvent.Rejected;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Attribution;
import org.regesta.testkit.packet.Application;

/** What an adjudicator decided is looked at again, and its effects with it, whatever dies on the way. */
class AppealLifeTest {

    private static final int STRIDE = Boolean.getBoolean("soak") ? 1 : 31;
    private static final Application TWIN = Applicants.person(9, "Trần Quang Minh", "1971/11/30", "MLE", 2);

    /** Bao is known; his twin, with fingers like his, was refused as his duplicate. */
    private static Lives twinRefused() {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.bao());
        lives.bring(Process.NEW, TWIN);
        assertThat(lives.durable.town.newest(TWIN.rid())).isInstanceOf(Rejected.class);
        return lives;
    }

    private static void reopen(Lives lives, String rid, String supervisor) {
        lives.durable.town.commands.send(
                new Reopen(rid, ReopeningGround.APPEAL, Optional.empty(), OtherNames.NONE),
                new Attribution(supervisor, "REGISTRATION_ADMIN", new Authority.Mandate(supervisor, 1)));
    }

    private static void decides(Lives lives, String adjudicator, AdjudicationDecision decision) {
        lives.durable.adjudicator = new Adjudicator(adjudicator, decision);
    }

    @Test
    void a_refusal_is_undone_an_identity_taken_back_and_given_back_with_the_number_it_had() {
        Lives lives = twinRefused();
        reopen(lives, TWIN.rid(), "sue");
        decides(lives, "eve", AdjudicationDecision.DIFFERENT_PEOPLE);
        lives.live(FOREVER);
        Finished finished = (Finished) lives.durable.town.newest(TWIN.rid());
        assertThat(lives.events(IdentityEvent.Issued.class)).hasSize(2);
        assertThat(lives.newest(EnrolledInGallery.class).attempt())
                .as("under a new rank")
                .isEqualTo(2);

        reopen(lives, TWIN.rid(), "max");
        decides(lives, "zoe", AdjudicationDecision.DUPLICATE);
        lives.live(FOREVER);
        assertThat(lives.durable.town.newest(TWIN.rid())).isInstanceOf(Rejected.class);
        assertThat(status(lives, finished.subject())).isInstanceOf(IdentityEvent.Deactivated.class);

        reopen(lives, TWIN.rid(), "ira");
        decides(lives, "ned", AdjudicationDecision.DIFFERENT_PEOPLE);
        lives.live(FOREVER);
        assertThat(lives.durable.town.newest(TWIN.rid())).isEqualTo(finished);
        assertThat(status(lives, finished.subject())).isInstanceOf(IdentityEvent.Reactivated.class);
        assertThat(lives.events(IdentityEvent.Issued.class)).hasSize(2);
        assertThat(lives.events(UinClaimEvent.Bound.class)).hasSize(2);
        assertThat(lives.durable.sagas.states()).isEmpty();
    }

    private static Object status(Lives lives, String subject) {
        return lives.durable.town.ledger.stream(Book.REGISTRY, "identity:" + subject)
                .getLast()
                .payload();
    }

    @Test
    void killed_anywhere_after_a_reopening_it_ends_once() {
        Lives undisturbed = twinRefused();
        reopen(undisturbed, TWIN.rid(), "sue");
        decides(undisturbed, "eve", AdjudicationDecision.DIFFERENT_PEOPLE);
        int effects = undisturbed.live(FOREVER);
        assertThat(effects).isGreaterThan(30);

        for (int death = 3; death < effects; death += STRIDE) {
            Lives lives = twinRefused();
            reopen(lives, TWIN.rid(), "sue");
            decides(lives, "eve", AdjudicationDecision.DIFFERENT_PEOPLE);
            lives.live(death);
            if (death % 2 == 0) {
                lives.durable.sagas.rebuild(RegistrationStates.fold(lives.durable.town.ledger));
            }
            lives.live(FOREVER);
            assertThat(lives.durable.town.newest(TWIN.rid()))
                    .as("killed before effect %d of %d", death, effects)
                    .isInstanceOf(Finished.class);
            assertThat(lives.events(IdentityEvent.Issued.class)).hasSize(2);
        }
    }

    @Test
    void killed_anywhere_while_an_identity_is_taken_back_it_rests_and_its_registration_is_rejected() {
        int effects = takenBack(FOREVER);
        for (int death = 1; death < effects; death += STRIDE) {
            takenBack(death);
        }
    }

    private static int takenBack(int death) {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.bao());
        decides(lives, "ade", AdjudicationDecision.DIFFERENT_PEOPLE);
        lives.bring(Process.NEW, TWIN);
        Finished finished = (Finished) lives.durable.town.newest(TWIN.rid());
        reopen(lives, TWIN.rid(), "sue");
        decides(lives, "eve", AdjudicationDecision.DUPLICATE);
        int effects = lives.live(death);
        lives.live(FOREVER);
        assertThat(lives.durable.town.newest(TWIN.rid()))
                .as("killed before effect %d", death)
                .isInstanceOf(Rejected.class);
        assertThat(status(lives, finished.subject())).isInstanceOf(IdentityEvent.Deactivated.class);
        return effects;
    }

    @Test
    void a_claim_ends_by_itself_and_an_undecided_case_is_said_to_be_overdue_once_also_by_another_process() {
        Lives lives = new Lives();
        lives.bring(Process.NEW, Applicants.bao());
        lives.durable.adjudicator = Adjudicator.NOBODY;
        lives.bring(Process.NEW, TWIN);
        Instant now = lives.durable.town.clock.instant();
        lives.durable.town.commands.send(
                new ClaimCase(TWIN.rid(), now, now.plus(Duration.ofMinutes(30)), OtherNames.NONE),
                Adjudicator.WHO_FINDS_NONE.by());
        lives.durable.town.clock.advance(Duration.ofMinutes(40));
        lives.live(FOREVER);
        assertThat(lives.newest(CaseReleased.class).end()).isEqualTo(ClaimEnd.RAN_OUT);
        assertThat(lives.events(DecisionOverdue.class)).isEmpty();

        lives.durable.town.clock.advance(Duration.ofDays(4));
        lives.live(FOREVER);
        lives.live(FOREVER);
        assertThat(lives.events(DecisionOverdue.class)).hasSize(1);
        Instant asked = Instant.ofEpochMilli(
                lives.events(AdjudicationAsked.class).getLast().envelope().recordedMillis());
        assertThat(lives.newest(DecisionOverdue.class).due()).isEqualTo(asked.plus(Duration.ofDays(3)));
    }

    @Test
    void who_came_while_one_was_refused_is_compared_with_on_its_appeal() {
        Lives lives = twinRefused();
        decides(lives, "uma", AdjudicationDecision.DIFFERENT_PEOPLE);
        Application third = Applicants.person(10, "Lê Thị Hoa", "1999/01/02", "FLE", 2);
        lives.durable.town.arrive(Applicants.TOOL.pack(third), Process.NEW, SupervisorStatus.APPROVED);
        lives.live(FOREVER);

        reopen(lives, TWIN.rid(), "sue");
        decides(lives, "eve", AdjudicationDecision.DIFFERENT_PEOPLE);
        lives.live(FOREVER);

        AdjudicationAsked asked = lives.events(AdjudicationAsked.class).stream()
                .map(recorded -> (AdjudicationAsked) recorded.payload())
                .filter(each -> each.registrationId().equals(TWIN.rid()))
                .toList()
                .getLast();
        assertThat(asked.candidates())
                .extracting(candidate -> candidate.registrationId())
                .containsExactlyInAnyOrderElementsOf(List.of(Applicants.bao().rid(), third.rid()));
    }
}
