package org.regesta.saga.registration.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.regesta.saga.registration.Chronicle.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.command.registration.api.RegistrationCommand.TakeCaseAway;
import org.regesta.command.registration.api.Routes;
import org.regesta.events.AgeGroup;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.ClaimEnd;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Misconfigured;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.AxonCommands;
import org.regesta.saga.registration.DueView;
import org.regesta.saga.registration.Wait;
import org.regesta.saga.registration.notice.LateNotices;
import org.regesta.saga.registration.stage.Tries;
import org.regesta.saga.registration.stage.Worksheet;
import org.regesta.saga.registration.stage.dedupe.LateEnrolments;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.InMemoryViewStore;
import org.regesta.testkit.memory.TickingClock;

class StuckTest {

    /** Who had no part in it so far. */
    private static final Attribution OFFICER =
            new Attribution("sam", "REGISTRATION_ADMIN", new Authority.Mandate("sam", 4));

    /** Every way that Amina's registration goes on until it is issued: with the twelfth she waits for Bao. */
    static final List<RegistrationEvent> LIFE = List.of(
            synced(AMINA),
            received(AMINA),
            asked(AMINA, Stage.VALIDATE),
            validated(AMINA),
            asked(AMINA, Stage.CLASSIFY),
            new RegistrationEvent.Classified(AMINA, 1, AgeGroup.ADULT, false, Set.of(), Set.of()),
            asked(AMINA, Stage.ENROL),
            new RegistrationEvent.EnrolledInGallery(AMINA, 1, Optional.empty(), Set.of(), "none"),
            asked(AMINA, Stage.COMPARE_DEMOGRAPHICS),
            names(AMINA),
            asked(AMINA, Stage.COMPARE_BIOMETRICS),
            fingers(AMINA, BAO),
            new RegistrationEvent.AdjudicationAsked(
                    AMINA,
                    AdjudicationReason.FINGERS_MATCH,
                    List.of(new RegistrationEvent.Candidate(BAO, 277, Map.of()))),
            new RegistrationEvent.Adjudicated(AMINA, AdjudicationDecision.DIFFERENT_PEOPLE, Optional.empty()),
            approved(AMINA),
            asked(AMINA, Stage.ISSUE),
            new RegistrationEvent.SubjectLinked(AMINA, "a".repeat(32)));

    /** Whose case an adjudicator has. */
    private static final List<RegistrationEvent> CLAIMED = Stream.concat(
                    LIFE.subList(0, 13).stream(),
                    Stream.of(new RegistrationEvent.CaseClaimed(AMINA, "ade", Instant.EPOCH, Instant.MAX)))
            .toList();

    /** Of whom it was found, when they were to be set to rest, that they are known no more. */
    private static final List<RegistrationEvent> OVERTAKEN = List.of(
            announced(AMINA, Process.DEACTIVATED),
            received(AMINA),
            asked(AMINA, Stage.VALIDATE),
            validated(AMINA),
            approved(AMINA),
            asked(AMINA, Stage.APPLY),
            new RegistrationEvent.FoundInvalid(AMINA, 1, List.of(new Fault(FaultCode.REFERENCE, "UIN"))));

    /** A child's, whose mother is looked for. */
    private static final List<RegistrationEvent> CHILD = List.of(
            synced(AMINA),
            received(AMINA),
            asked(AMINA, Stage.VALIDATE),
            new RegistrationEvent.Validated(
                    AMINA,
                    1,
                    "0.1",
                    Map.of(),
                    Map.of(Routes.INTRODUCER_RID, new InMemoryVault().seal("k", Routes.INTRODUCER_RID, new byte[1])),
                    List.of(),
                    Optional.empty(),
                    List.of()),
            asked(AMINA, Stage.CLASSIFY),
            new RegistrationEvent.Classified(AMINA, 1, AgeGroup.MINOR, true, Set.of(), Set.of()),
            asked(AMINA, Stage.INTRODUCE));

    /** Whose images are too poor: better ones are asked for. */
    private static final List<RegistrationEvent> PAUSED = List.of(
            synced(AMINA),
            received(AMINA),
            asked(AMINA, Stage.VALIDATE),
            validated(AMINA),
            asked(AMINA, Stage.CLASSIFY),
            new RegistrationEvent.QualityGraded(AMINA, 1, Map.of("Right Thumb", 9), Set.of("Right Thumb")),
            new RegistrationEvent.Classified(AMINA, 1, AgeGroup.ADULT, false, Set.of("Right Thumb"), Set.of()),
            new RegistrationEvent.InformationAsked(AMINA, AMINA + "-1", Process.BIOMETRIC_CORRECTION, 1));

    /** Who changes something, and is to be proven. */
    private static final List<RegistrationEvent> UPDATE = List.of(
            announced(AMINA, Process.UPDATE),
            received(AMINA),
            asked(AMINA, Stage.VALIDATE),
            validated(AMINA),
            asked(AMINA, Stage.AUTHENTICATE));

    /** Who lost their number, and is looked for. */
    private static final List<RegistrationEvent> LOST = List.of(
            announced(AMINA, Process.LOST),
            received(AMINA),
            asked(AMINA, Stage.VALIDATE),
            validated(AMINA),
            asked(AMINA, Stage.IDENTIFY));

    private final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryViewStore store = new InMemoryViewStore();

    @Test
    void whoever_waits_within_the_promise_is_not_in_the_list_and_whoever_waits_longer_is() {
        lived(3);
        clock.advance(Duration.ofMinutes(9));
        assertThat(stuck().items()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(stuck().items()).singleElement().satisfies(late -> {
            assertThat(late.registrationId()).isEqualTo(AMINA);
            assertThat(late.waitsFor()).isEqualTo(Wait.VALIDATE);
            assertThat(late.attempt()).isEqualTo(1);
            assertThat(late.promised()).isEqualTo("PT10M");
            assertThat(late.since()).isBefore(clock.instant().minus(Duration.ofMinutes(10)));
            assertThat(late.why()).isEqualTo("No worker has taken it.");
        });
    }

    @Test
    void work_that_fails_says_how_often_and_how() {
        lived(3);
        Worksheet.fail(store, clock, AMINA, Stage.VALIDATE, "EvidenceDamaged");
        clock.advance(Duration.ofHours(1));
        assertThat(stuck().items()).singleElement().satisfies(late -> {
            assertThat(late.tries()).isEqualTo(1);
            assertThat(late.failure()).contains("EvidenceDamaged");
            assertThat(late.why()).startsWith("The work failed");
        });
    }

    @Test
    void whoever_waits_for_someone_undecided_is_stuck_when_patience_is_over_and_says_for_whom() {
        write(synced(BAO), received(BAO));
        lived(12);
        clock.advance(Duration.ofHours(1));
        assertThat(waits()).containsExactly(Wait.NEXT_STEP); // Bao's first stage, which nobody asked for
        clock.advance(Duration.ofHours(24));
        assertThat(stuck().items()).anySatisfy(late -> {
            assertThat(late.waitsFor()).isEqualTo(Wait.CANDIDATES);
            assertThat(late.undecided()).containsExactly(BAO);
        });
    }

    @Test
    void at_every_point_of_a_life_the_rules_accept_every_action_that_is_offered() {
        for (List<RegistrationEvent> life : List.of(LIFE, CLAIMED, OVERTAKEN, CHILD, PAUSED, UPDATE, LOST)) {
            for (int steps = 1; steps <= life.size(); steps++) {
                acceptsAllOffered(life.subList(0, steps));
            }
        }
    }

    private static void acceptsAllOffered(List<RegistrationEvent> life) {
        for (Action action : offered(life)) {
            for (Stage stage : action.stages()) {
                accepts(life, new Restart(AMINA, Optional.of(stage)));
            }
            switch (action.name()) {
                case "resume" -> accepts(life, new Restart(AMINA, Optional.empty()));
                case "reject" -> accepts(life, new Stop(AMINA, Instant.EPOCH, OtherNames.NONE));
                case "take-away" -> accepts(life, new TakeCaseAway(AMINA, OtherNames.NONE));
                case "restart" -> assertThat(action.stages()).isNotEmpty();
                default -> assertThat(action.name()).isEqualTo("decide");
            }
        }
    }

    @Test
    void whoever_ended_is_no_longer_in_the_list_however_late_the_view_is_told() {
        lived(3);
        clock.advance(Duration.ofHours(1));
        assertThat(stuck().items()).hasSize(1);
        ledger.append(
                "registration:" + AMINA,
                new RegistrationEvent.Rejected(AMINA, RejectionGround.STOPPED, Optional.empty()));
        assertThat(new Stuck(store, ledger, promises(""), beside())
                        .page(null, 9)
                        .items())
                .isEmpty();
        assertThat(stuck().items()).isEmpty();
    }

    @Test
    void pages_follow_one_another_and_a_strange_cursor_is_refused() {
        for (String rid : List.of(AMINA, BAO, CARLA)) {
            write(synced(rid));
        }
        write(received(BAO), asked(BAO, Stage.VALIDATE));
        clock.advance(Duration.ofDays(8));
        Stuck.Page first = stuck(2, null);
        assertThat(first.items()).extracting(StuckCase::registrationId).containsExactly(AMINA, CARLA);
        Stuck.Page second = stuck(2, first.cursor().orElseThrow());
        assertThat(second.items()).extracting(StuckCase::registrationId).containsExactly(BAO);
        assertThat(second.cursor()).isEmpty();
        assertThatThrownBy(() -> stuck(2, "nonsense")).isInstanceOf(ViewStore.BadCursor.class);
    }

    @Test
    void promises_can_be_other_ones() {
        write(synced(AMINA));
        clock.advance(Duration.ofMinutes(2));
        Stuck hasty = new Stuck(store, ledger, promises("PACKET=PT1M,VALIDATE=PT1H"), beside());
        assertThat(hasty.page(null, 9).items()).hasSize(1);
        for (String wrong : List.of("NOTHING=PT1M", "PACKET", "PACKET=soon", "PACKET=PT1M,")) {
            assertThatThrownBy(() -> promises(wrong))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("regesta.registration.promises");
        }
    }

    @Test
    void a_case_is_in_the_list_as_soon_as_the_law_has_it_decided_and_says_who_can_do_what() {
        write(CLAIMED.toArray(RegistrationEvent[]::new));
        Stuck hasty = new Stuck(store, ledger, promises("PT1H", ""), beside());
        clock.advance(Duration.ofMinutes(59));
        assertThat(hasty.page(null, 9).items()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        Instant due = clock.instant().minus(Duration.ofMinutes(1));
        write(new RegistrationEvent.DecisionOverdue(AMINA, due));

        assertThat(hasty.page(null, 9).items()).singleElement().satisfies(late -> {
            assertThat(late.promised()).isEqualTo("PT1H");
            assertThat(late.why()).contains("An adjudicator has it").contains("was over at " + due);
            assertThat(late.actions()).extracting(Action::name).containsExactly("decide", "take-away");
        });
        write(new RegistrationEvent.CaseReleased(AMINA, "ade", ClaimEnd.TAKEN_AWAY));
        assertThat(hasty.page(null, 9).items().getFirst().actions())
                .extracting(Action::name)
                .containsExactly("decide", "reject");
        assertThatThrownBy(() -> promises("soon", ""))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("regesta.adjudication.deadline");
    }

    private List<Wait> waits() {
        return stuck().items().stream().map(StuckCase::waitsFor).toList();
    }

    private static List<Action> offered(List<RegistrationEvent> life) {
        StuckTest other = new StuckTest();
        other.write(synced(BAO), approved(BAO));
        other.write(life.toArray(RegistrationEvent[]::new));
        other.clock.advance(Duration.ofDays(30));
        return other.stuck().items().stream()
                .filter(late -> late.registrationId().equals(AMINA))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the list after " + life.getLast()))
                .actions();
    }

    private static void accepts(List<RegistrationEvent> life, Object command) {
        StuckTest other = new StuckTest();
        other.write(life.toArray(RegistrationEvent[]::new));
        long before = other.ledger.head(Book.REGISTRY);
        assertThatCode(() -> new AxonCommands(other.ledger).send(command, OFFICER))
                .as("%s after %s", command, life.getLast())
                .doesNotThrowAnyException();
        assertThat(other.ledger.head(Book.REGISTRY)).isGreaterThan(before);
    }

    private static RegistrationEvent announced(String rid, Process process) {
        return new RegistrationEvent.Synced(rid, process, rid, HASH, 7, SupervisorStatus.APPROVED, "eng", Map.of());
    }

    private void lived(int steps) {
        write(LIFE.subList(0, steps).toArray(RegistrationEvent[]::new));
    }

    private void write(RegistrationEvent... events) {
        for (RegistrationEvent event : events) {
            ledger.append("registration:" + event.registrationId(), event);
        }
        var view = new DueView(ledger).over(store);
        ledger.read(Book.REGISTRY, 0, view::on);
    }

    private Stuck.Page stuck() {
        return stuck(50, null);
    }

    private Stuck.Page stuck(int limit, @org.jspecify.annotations.Nullable String cursor) {
        return new Stuck(store, ledger, promises(""), beside()).page(cursor, limit);
    }

    private Promises promises(String others) {
        return promises("P3D", others);
    }

    private Promises promises(String deadline, String others) {
        return new Promises((Clock) clock, "PT24H", deadline, others);
    }

    private Stuck.Beside beside() {
        return beside(store, ledger, clock);
    }

    static Stuck.Beside beside(ViewStore store, Ledger ledger, TickingClock clock) {
        Tries tries = Worksheet.tries(store, clock);
        return new Stuck.Beside(new LateNotices(store, ledger, tries), new LateEnrolments(store, ledger, tries));
    }
}
