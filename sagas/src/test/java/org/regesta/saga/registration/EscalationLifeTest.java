package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.regesta.saga.registration.Lives.FOREVER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.events.Authority;
import org.regesta.events.Sealed;
import org.regesta.events.notification.Milestone;
import org.regesta.events.notification.NotificationEvent.OfficersTold;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.Role;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.AdjudicationAsked;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;
import org.regesta.events.registration.RegistrationEvent.Finished;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.Sender;
import org.regesta.ports.Sender.Channel;
import org.regesta.testkit.packet.Application;

/** What nobody decided in time is brought before supervisors, once. */
class EscalationLifeTest {

    private static final Application TWIN = Applicants.person(9, "Trần Quang Minh", "1971/11/30", "MLE", 2);
    private static final String KIND = "registration-decision-overdue";

    private final Lives lives = new Lives();

    /** Bao is known; somebody with fingers like his waits for a human since the law's three days, and one more. */
    private EscalationLifeTest undecidedForFourDays() {
        lives.bring(Process.NEW, Applicants.bao());
        lives.durable.adjudicator = Adjudicator.NOBODY;
        lives.bring(Process.NEW, TWIN);
        lives.durable.town.clock.advance(Duration.ofDays(4));
        return this;
    }

    private EscalationLifeTest officer(String id, Role role, Map<String, String> contact) {
        Map<String, Sealed> sealed = new TreeMap<>();
        contact.forEach((field, text) -> sealed.put(
                field,
                lives.durable.town.vault.seal(KeyRefs.officer(id), field, text.getBytes(StandardCharsets.UTF_8))));
        happened(id, new OfficerEvent.Appointed(id, Set.of(role), Optional.empty(), sealed));
        return this;
    }

    private void happened(String officer, OfficerEvent event) {
        lives.durable.town.ledger.append("officer:" + officer, event);
    }

    private EscalationLifeTest sueAndMaxSupervise() {
        return officer("sue", Role.REGISTRATION_ADMIN, Map.of("email", "sue@example.org", "phone", "0700000001"))
                .officer("max", Role.REGISTRATION_ADMIN, Map.of("name", "Max", "phone", "0700000002"));
    }

    private List<Sender.Message> letters() {
        return lives.durable.sent.stream()
                .filter(message -> message.kind().equals(KIND))
                .toList();
    }

    private List<OfficersTold> told() {
        return lives.events(OfficersTold.class).stream()
                .map(recorded -> (OfficersTold) recorded.payload())
                .toList();
    }

    @Test
    void supervisors_are_told_once_each_where_they_can_be_reached_and_nothing_of_the_person() {
        sueAndMaxSupervise().undecidedForFourDays();
        lives.live(FOREVER);

        assertThat(letters())
                .extracting(Sender.Message::channel, Sender.Message::recipient, Sender.Message::keyRef)
                .containsExactlyInAnyOrder(
                        tuple(Channel.EMAIL, "sue@example.org", "officer:sue"),
                        tuple(Channel.PHONE, "0700000002", "officer:max"));
        String due = lives.newest(DecisionOverdue.class).due().toString();
        assertThat(letters()).allSatisfy(letter -> assertThat(letter.text())
                .contains(TWIN.rid())
                .contains(due.substring(0, 10) + " " + due.substring(11, 16) + " UTC")
                .doesNotContain("Minh")
                .doesNotContain("{"));
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.registrationId()).isEqualTo(TWIN.rid());
            assertThat(event.milestone()).isEqualTo(Milestone.DECISION_OVERDUE);
            assertThat(event.officers()).containsExactlyInAnyOrder("sue", "max");
        });

        lives.live(FOREVER); // another house looks at the same
        assertThat(letters()).hasSize(2);
        assertThat(told()).hasSize(1);
    }

    @Test
    void nobody_else_is_told() {
        officer("ira", Role.REGISTRATION_ADMIN, Map.of("name", "Ira"))
                .officer("ada", Role.ADJUDICATOR, Map.of("email", "ada@example.org"))
                .officer("dan", Role.REGISTRATION_ADMIN, Map.of("email", "dan@example.org"))
                .officer("ned", Role.REGISTRATION_ADMIN, Map.of("email", "ned@example.org"))
                .officer("zoe", Role.ADJUDICATOR, Map.of("email", "zoe@example.org"));
        happened("dan", new OfficerEvent.Disabled("dan"));
        happened("ned", new OfficerEvent.RolesChanged("ned", Set.of(Role.AUDITOR)));
        happened("zoe", new OfficerEvent.RolesChanged("zoe", Set.of(Role.REGISTRATION_ADMIN)));
        undecidedForFourDays();
        lives.live(FOREVER);
        assertThat(letters()).extracting(Sender.Message::recipient).containsExactly("zoe@example.org");
    }

    @Test
    void that_there_is_nobody_to_tell_is_recorded() {
        undecidedForFourDays();
        lives.live(FOREVER);
        assertThat(letters()).isEmpty();
        assertThat(told()).singleElement().satisfies(event -> assertThat(event.officers())
                .isEmpty());
    }

    @Test
    void killed_anywhere_each_supervisor_is_told_under_one_name() {
        EscalationLifeTest undisturbed =
                new EscalationLifeTest().sueAndMaxSupervise().undecidedForFourDays();
        int effects = undisturbed.lives.live(FOREVER);
        assertThat(effects).isGreaterThan(5);
        for (int death = 0; death < effects; death++) {
            EscalationLifeTest again =
                    new EscalationLifeTest().sueAndMaxSupervise().undecidedForFourDays();
            again.lives.live(death);
            again.lives.live(FOREVER);
            assertThat(again.told())
                    .as("killed before effect %d of %d", death, effects)
                    .hasSize(1);
            List<String> names = again.lives.durable.once.stream()
                    .filter(name -> name.contains("decision-overdue"))
                    .toList();
            assertThat(new HashSet<>(names)).hasSize(2);
            assertThat(again.letters())
                    .as("both again at worst")
                    .hasSameSizeAs(names)
                    .hasSizeBetween(2, 4);
        }
    }

    @Test
    void of_what_was_decided_before_a_message_could_go_nobody_is_told() {
        sueAndMaxSupervise().undecidedForFourDays();
        lives.durable.failures = Integer.MAX_VALUE;
        lives.live(FOREVER);
        assertThat(lives.events(DecisionOverdue.class)).hasSize(1);

        new Adjudicator("eve", AdjudicationDecision.DIFFERENT_PEOPLE)
                .decide(lives.durable.town, lives.newest(AdjudicationAsked.class));
        lives.durable.failures = 0;
        lives.live(FOREVER);

        assertThat(lives.durable.town.newest(TWIN.rid())).isInstanceOf(Finished.class);
        assertThat(lives.durable.sent).as("the person is told again").isNotEmpty();
        assertThat(letters()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void a_case_that_is_overdue_again_after_an_appeal_is_told_again() {
        sueAndMaxSupervise().undecidedForFourDays();
        lives.live(FOREVER);
        new Adjudicator("eve", AdjudicationDecision.DIFFERENT_PEOPLE)
                .decide(lives.durable.town, lives.newest(AdjudicationAsked.class));
        lives.live(FOREVER);
        lives.durable.town.commands.send(
                new Reopen(TWIN.rid(), ReopeningGround.APPEAL, Optional.empty(), OtherNames.NONE),
                new Attribution("sam", "REGISTRATION_ADMIN", new Authority.Mandate("sam", 1)));
        lives.live(FOREVER);
        assertThat(letters()).hasSize(2);
        lives.durable.town.clock.advance(Duration.ofDays(4));
        lives.live(FOREVER);
        assertThat(letters()).hasSize(4);
        assertThat(told()).hasSize(2);
    }

    @Test
    void they_are_told_in_the_language_of_the_house_and_it_starts_in_none_that_has_no_words() {
        sueAndMaxSupervise().undecidedForFourDays();
        Map<String, Object> french = Map.of("regesta.officers.language", "fra");
        try (House house = new House(lives.durable, new Mortal(FOREVER), french)) {
            house.settle();
        }
        assertThat(letters()).hasSize(2).allSatisfy(letter -> assertThat(letter.text())
                .startsWith("La décision"));
        assertThat(told().getFirst().language()).isEqualTo("fra");
        Map<String, Object> klingon = Map.of("regesta.officers.language", "tlh");
        assertThatThrownBy(() -> new House(lives.durable, new Mortal(FOREVER), klingon).close())
                .hasRootCauseInstanceOf(Misconfigured.class)
                .rootCause()
                .hasMessageContaining("regesta.officers.language is one of");
    }
}
