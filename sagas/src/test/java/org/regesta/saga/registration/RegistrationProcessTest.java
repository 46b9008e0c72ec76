package org.regesta.saga.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.saga.registration.Chronicle.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.RegistrationCommand.Approve;
import org.regesta.command.registration.api.RegistrationCommand.AskAdjudication;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.Reject;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.Standing.Waiting;

class RegistrationProcessTest {

    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final Candidate BAOS_FINGERS = new Candidate(BAO, 277, Map.of("Right Thumb", 277));

    private final Chronicle book = new Chronicle();

    @Test
    void a_received_packet_is_to_be_validated_on_the_authority_of_its_receipt() {
        book.write(synced(BAO), synced(AMINA));
        assertThat(book.owed(AMINA)).isEmpty();
        book.write(received(AMINA));
        assertThat(book.next(AMINA)).containsExactly(new AskStage(AMINA, Stage.VALIDATE, 1));
        assertThat(book.state(AMINA).authority()).isEqualTo("registry:2");
    }

    @Test
    void each_finding_asks_for_the_next_stage_and_a_stage_asked_for_owes_nothing() {
        book.upToComparison(AMINA);
        List<AskStage> asked = List.of(
                new AskStage(AMINA, Stage.CLASSIFY, 1),
                new AskStage(AMINA, Stage.ENROL, 1),
                new AskStage(AMINA, Stage.COMPARE_DEMOGRAPHICS, 1),
                new AskStage(AMINA, Stage.COMPARE_BIOMETRICS, 1));
        Chronicle slowly = new Chronicle();
        int answered = 0;
        for (var recorded : book.ledger.stream(org.regesta.events.Book.REGISTRY, "registration:" + AMINA)) {
            slowly.write((RegistrationEvent) recorded.payload());
            if (slowly.owed(AMINA).equals(List.of(new AskStage(AMINA, Stage.VALIDATE, 1)))) {
                continue;
            }
            if (recorded.payload() instanceof RegistrationEvent.StageAsked || recorded.position() == 0) {
                assertThat(slowly.owed(AMINA)).isEmpty();
            } else {
                assertThat(slowly.owed(AMINA)).isEqualTo(List.of(asked.get(answered++)));
            }
        }
        assertThat(answered).isEqualTo(4);
    }

    @Test
    void a_bad_packet_is_rejected() {
        book.write(synced(AMINA), received(AMINA), asked(AMINA, Stage.VALIDATE));
        book.write(new RegistrationEvent.FoundInvalid(AMINA, 1, List.of(new Fault(FaultCode.ARCHIVE, "packet"))));
        assertThat(book.next(AMINA))
                .containsExactly(new Reject(AMINA, RejectionGround.INVALID_PACKET, Optional.empty()));
    }

    @Test
    void someone_like_nobody_is_approved_and_issued_to() {
        book.upToComparison(AMINA).write(fingers(AMINA));
        assertThat(book.next(AMINA)).containsExactly(new Approve(AMINA));
        book.write(approved(AMINA));
        assertThat(book.next(AMINA)).containsExactly(new AskStage(AMINA, Stage.ISSUE, 1));
    }

    @Test
    void someone_like_an_approved_one_is_adjudicated() {
        book.write(approved(BAO)).upToComparison(AMINA).write(fingers(AMINA, BAO));
        assertThat(book.next(AMINA))
                .containsExactly(new AskAdjudication(AMINA, AdjudicationReason.FINGERS_MATCH, List.of(BAOS_FINGERS)));
    }

    @Test
    void a_rejected_one_is_in_nobodys_way() {
        book.write(rejected(BAO)).upToComparison(AMINA).write(fingers(AMINA, BAO));
        assertThat(book.next(AMINA)).containsExactly(new Approve(AMINA));
    }

    @Test
    void like_someone_undecided_waits_until_that_one_is_decided() {
        book.upToComparison(BAO).upToComparison(AMINA).write(fingers(AMINA, BAO));
        assertThat(book.next(AMINA)).isEmpty();
        assertThat(book.state(AMINA).standing()).isEqualTo(new Waiting(List.of(BAO), book.clock.instant()));

        book.write(fingers(BAO), approved(BAO));
        assertThat(book.owed(AMINA)).hasOnlyElementsOfType(AskAdjudication.class);
    }

    @Test
    void like_someone_undecided_who_is_then_rejected_is_approved() {
        book.upToComparison(BAO).upToComparison(AMINA).write(fingers(AMINA, BAO), rejected(BAO));
        assertThat(book.owed(AMINA)).containsExactly(new Approve(AMINA));
    }

    @Test
    void of_two_undecided_ones_the_first_approved_decides() {
        book.upToComparison(BAO).upToComparison(CARLA).upToComparison(AMINA);
        book.write(fingers(AMINA, BAO, CARLA), rejected(CARLA));
        assertThat(book.state(AMINA).standing()).isInstanceOfSatisfying(Waiting.class, w -> assertThat(w.undecided())
                .containsExactly(BAO));
        book.write(approved(BAO));
        assertThat(book.owed(AMINA))
                .containsExactly(new AskAdjudication(AMINA, AdjudicationReason.FINGERS_MATCH, List.of(BAOS_FINGERS)));
    }

    @Test
    void a_wait_has_a_deadline_and_then_a_human_is_asked() {
        book.upToComparison(BAO).upToComparison(AMINA).write(fingers(AMINA, BAO));
        Instant begun = book.clock.instant();
        RegistrationState waiting = book.state(AMINA);
        assertThat(RegistrationProcess.overdue(waiting, begun.plus(PATIENCE).minusMillis(1), PATIENCE))
                .isEmpty();
        assertThat(RegistrationProcess.overdue(waiting, begun.plus(PATIENCE), PATIENCE))
                .containsExactly(
                        new AskAdjudication(AMINA, AdjudicationReason.CANDIDATE_UNDECIDED, List.of(BAOS_FINGERS)));
    }

    @Test
    void names_alone_are_reason_enough_and_fingers_are_the_stronger_one() {
        Chronicle byName = new Chronicle().write(approved(BAO)).upToComparison(AMINA);
        byName.write(names(AMINA, BAO), fingers(AMINA));
        assertThat(byName.owed(AMINA)).singleElement().isInstanceOfSatisfying(AskAdjudication.class, a -> assertThat(
                        a.reason())
                .isEqualTo(AdjudicationReason.DEMOGRAPHICS_MATCH));

        Chronicle byBoth = new Chronicle().write(approved(BAO)).upToComparison(AMINA);
        byBoth.write(names(AMINA, BAO), fingers(AMINA, BAO));
        assertThat(byBoth.owed(AMINA))
                .containsExactly(new AskAdjudication(
                        AMINA,
                        AdjudicationReason.FINGERS_MATCH,
                        List.of(new Candidate(BAO, 277, Map.of("Right Thumb", 277, "fullName", 50)))));
    }

    @Test
    void a_candidate_that_could_not_be_read_is_never_passed_over() {
        book.upToComparison(BAO).upToComparison(AMINA);
        book.write(new RegistrationEvent.BiometricsCompared(AMINA, 1, List.of(), List.of(BAO), 0, 9, "sourceafis-3"));
        assertThat(book.owed(AMINA))
                .containsExactly(new AskAdjudication(
                        AMINA, AdjudicationReason.CANDIDATE_UNREADABLE, List.of(new Candidate(BAO, 0, Map.of()))));
    }

    @Test
    void the_adjudicators_word_is_carried_out() {
        book.write(approved(BAO)).upToComparison(AMINA).write(fingers(AMINA, BAO));
        book.write(new RegistrationEvent.AdjudicationAsked(
                AMINA, AdjudicationReason.FINGERS_MATCH, List.of(BAOS_FINGERS)));
        assertThat(book.owed(AMINA)).isEmpty();
        book.write(new RegistrationEvent.Adjudicated(AMINA, AdjudicationDecision.DUPLICATE, Optional.of(BAO)));
        assertThat(book.next(AMINA)).containsExactly(new Reject(AMINA, RejectionGround.DUPLICATE, Optional.of(BAO)));
    }

    @Test
    void nothing_is_owed_after_the_end() {
        book.write(synced(AMINA), received(AMINA), rejected(AMINA));
        assertThat(book.owed(AMINA)).isEmpty();
        assertThat(book.state(AMINA).ended()).isTrue();
    }

    @Test
    void a_state_survives_being_written_down() {
        book.upToComparison(BAO).upToComparison(AMINA).write(names(AMINA, BAO), fingers(AMINA, BAO));
        for (var state : RegistrationStates.states(book.ledger, Long.MAX_VALUE).values()) {
            assertThat(RegistrationState.read(state.text())).isEqualTo(state);
        }
    }

    private static RegistrationEvent rejected(String rid) {
        return new RegistrationEvent.Rejected(rid, RejectionGround.INVALID_PACKET, Optional.empty());
    }
}
