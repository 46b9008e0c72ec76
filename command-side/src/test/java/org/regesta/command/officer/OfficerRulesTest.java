package org.regesta.command.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.OfficerCommand.Appoint;
import org.regesta.command.officer.api.OfficerCommand.EnrolTotp;
import org.regesta.command.officer.api.OfficerCommand.MakeSignInLink;
import org.regesta.command.officer.api.OfficerCommand.RecordSignIn;
import org.regesta.command.officer.api.OfficerCommand.SignIn;
import org.regesta.command.officer.api.OfficerCommand.UseSignInLink;
import org.regesta.command.officer.api.OfficerRefusal;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.OfficerState.Link;
import org.regesta.command.officer.api.Officers;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.OfficerEvent.Appointed;
import org.regesta.events.officer.OfficerEvent.SignInFailed;
import org.regesta.events.officer.OfficerEvent.SignInLinkMade;
import org.regesta.events.officer.OfficerEvent.SignInLinkUsed;
import org.regesta.events.officer.OfficerEvent.SignedIn;
import org.regesta.events.officer.OfficerEvent.TotpEnrolled;
import org.regesta.events.officer.Role;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.TickingClock;

class OfficerRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final Set<Role> ROLES = Set.of(Role.REGISTRATION_OFFICER);

    private static final Appoint APPOINT_BAO = new Appoint("bao", ROLES, Optional.of("10001"), Map.of());
    private static final OfficerEvent BAO_APPOINTED = new Appointed("bao", ROLES, Optional.of("10001"), Map.of());
    private static final OfficerEvent LINK_MADE = new SignInLinkMade("bao", "l1", TOMORROW);
    private static final OfficerEvent LINK_USED = new SignInLinkUsed("bao", "l1");
    private static final OfficerEvent APP_ENROLLED = new TotpEnrolled("bao", "t1");

    private final Story<OfficerCommand, OfficeState, OfficerEvent> story =
            new Story<>(OfficerRules::decide, OfficerRules::evolve, OfficerRules.NOTHING_YET);

    private static RecordSignIn code(long step, Instant now) {
        return new RecordSignIn("bao", "t1", Optional.of(step), now);
    }

    private static RecordSignIn wrongCode(Instant now) {
        return new RecordSignIn("bao", "t1", Optional.empty(), now);
    }

    private static OfficerEvent missed(int failures) {
        return new SignInFailed("bao", failures, Optional.empty());
    }

    @Test
    void an_officer_is_appointed_once() {
        story.given().when(APPOINT_BAO).then(BAO_APPOINTED);
        story.given(BAO_APPOINTED).when(APPOINT_BAO).thenRefused(OfficerRefusal.ALREADY_APPOINTED);
    }

    @Test
    void nobody_signs_in_to_a_vacant_office() {
        story.given().when(new MakeSignInLink("bao", "l1", TOMORROW)).thenRefused(OfficerRefusal.UNKNOWN);
        story.given().when(new UseSignInLink("bao", "l1", NOON)).thenRefused(OfficerRefusal.UNKNOWN);
        story.given().when(new EnrolTotp("bao", "t1")).thenRefused(OfficerRefusal.UNKNOWN);
        story.given().when(wrongCode(NOON)).thenRefused(OfficerRefusal.UNKNOWN);
    }

    @Test
    void a_link_signs_in_once() {
        UseSignInLink use = new UseSignInLink("bao", "l1", NOON);
        story.given(BAO_APPOINTED, LINK_MADE).when(use).then(LINK_USED);
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED).when(use).thenRefused(OfficerRefusal.LINK_SPENT);
    }

    @Test
    void a_link_signs_in_until_it_expires() {
        story.given(BAO_APPOINTED, LINK_MADE)
                .when(new UseSignInLink("bao", "l1", TOMORROW))
                .thenRefused(OfficerRefusal.LINK_EXPIRED);
    }

    @Test
    void a_new_link_kills_the_one_before() {
        story.given(BAO_APPOINTED, LINK_MADE, new SignInLinkMade("bao", "l2", TOMORROW))
                .when(new UseSignInLink("bao", "l1", NOON))
                .thenRefused(OfficerRefusal.LINK_SPENT);
    }

    @Test
    void the_same_link_is_made_once() {
        story.given(BAO_APPOINTED, LINK_MADE)
                .when(new MakeSignInLink("bao", "l1", TOMORROW.plusSeconds(1)))
                .thenNothing();
    }

    @Test
    void an_app_is_enrolled_once_after_each_link() {
        EnrolTotp enrol = new EnrolTotp("bao", "t1");
        story.given(BAO_APPOINTED, LINK_MADE).when(enrol).thenRefused(OfficerRefusal.NOT_INVITED);
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED).when(enrol).then(APP_ENROLLED);
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED)
                .when(enrol)
                .thenNothing();
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED)
                .when(new EnrolTotp("bao", "t2"))
                .thenRefused(OfficerRefusal.NOT_INVITED);
    }

    @Test
    void a_right_code_signs_in_and_is_never_right_again() {
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED)
                .when(code(100, NOON))
                .then(new SignedIn("bao", 100));
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, new SignedIn("bao", 100))
                .when(code(100, NOON))
                .then(missed(1));
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, new SignedIn("bao", 100))
                .when(code(99, NOON))
                .then(missed(1));
    }

    @Test
    void a_code_of_an_app_that_is_not_enrolled_is_not_evaluated() {
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED).when(code(100, NOON)).thenRefused(OfficerRefusal.NOT_ENROLLED);
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED)
                .when(new RecordSignIn("bao", "t0", Optional.of(100L), NOON))
                .thenRefused(OfficerRefusal.NOT_ENROLLED);
    }

    @Test
    void the_fifth_wrong_code_freezes_for_a_quarter_of_an_hour_in_which_nothing_is_evaluated() {
        OfficerEvent frozen = new SignInFailed("bao", 5, Optional.of(NOON.plus(Duration.ofMinutes(15))));
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, missed(3))
                .when(wrongCode(NOON))
                .then(missed(4));
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, missed(4))
                .when(wrongCode(NOON))
                .then(frozen);
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, frozen)
                .when(code(100, NOON.plus(Duration.ofMinutes(15)).minusMillis(1)))
                .thenNothing();
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, frozen)
                .when(code(100, NOON.plus(Duration.ofMinutes(15))))
                .then(new SignedIn("bao", 100));
        Instant later = NOON.plus(Duration.ofHours(1));
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, frozen)
                .when(wrongCode(later))
                .then(new SignInFailed("bao", 6, Optional.of(later.plus(Duration.ofMinutes(15)))));
    }

    @Test
    void a_right_code_forgives_the_wrong_ones() {
        story.given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, missed(4), new SignedIn("bao", 100))
                .when(wrongCode(NOON))
                .then(missed(1));
    }

    @Test
    void however_guesses_fall_only_five_are_evaluated_in_a_quarter_of_an_hour() {
        OfficeState state = OfficerRules.NOTHING_YET;
        for (OfficerEvent event : List.of(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED)) {
            state = OfficerRules.evolve(state, event);
        }
        List<SignIn> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<OfficerEvent> decided = OfficerRules.decide(wrongCode(NOON.plusSeconds(i)), state);
            answers.add(OfficerRules.answer(decided));
            for (OfficerEvent event : decided) {
                state = OfficerRules.evolve(state, event);
            }
        }
        assertThat(answers.subList(0, 5)).containsOnly(SignIn.WRONG);
        assertThat(answers.stream().filter(SignIn.FROZEN::equals)).hasSize(195);
    }

    @Test
    void the_office_is_read_from_its_stream_with_the_position_of_its_mandate() {
        InMemoryLedger ledger = new InMemoryLedger(TickingClock.at(NOON));
        ledger.append("centre:10001", LINK_MADE);
        List.of(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED, new SignInLinkMade("bao", "l2", TOMORROW), missed(2))
                .forEach(event -> ledger.append("officer:bao", event));
        assertThat(Officers.fold(ledger.stream(org.regesta.events.Book.REGISTRY, "officer:bao")))
                .contains(new OfficerState(
                        "bao",
                        ROLES,
                        Optional.of("10001"),
                        1,
                        Optional.of(new Link("l2", TOMORROW)),
                        false,
                        Optional.of("t1"),
                        -1,
                        2,
                        Optional.empty(),
                        false));
        assertThat(Officers.fold(List.of())).isEmpty();
    }

    @Test
    void the_aggregate_wires_the_same_rule_to_axon() {
        new AggregateTestFixture<>(Officer.class)
                .givenNoPriorActivity()
                .when(APPOINT_BAO)
                .expectEvents(BAO_APPOINTED);
        new AggregateTestFixture<>(Officer.class)
                .given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED)
                .when(code(100, NOON))
                .expectEvents(new SignedIn("bao", 100))
                .expectResultMessagePayload(SignIn.RIGHT);
        new AggregateTestFixture<>(Officer.class)
                .given(BAO_APPOINTED, LINK_MADE, LINK_USED, APP_ENROLLED)
                .when(wrongCode(NOON))
                .expectEvents(missed(1))
                .expectResultMessagePayload(SignIn.WRONG);
    }
}
