package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.command.registration.api.RegistrationCommand.Reject;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.AgeGroup;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Classified;
import org.regesta.events.registration.RegistrationEvent.Corrected;
import org.regesta.events.registration.RegistrationEvent.CorrectionRefused;
import org.regesta.events.registration.RegistrationEvent.InformationAnnounced;
import org.regesta.events.registration.RegistrationEvent.InformationAsked;
import org.regesta.events.registration.RegistrationEvent.InformationReceived;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Refusal;

/** Amina's first images are too poor. */
class InformationTest {

    private static final String BETTER = "b".repeat(64);
    private static final QualityGraded POOR = graded(1, 11, Set.of("Right Thumb"));
    private static final String FIRST = Amina.RID + "-BIOMETRIC_CORRECTION-1";

    private final List<RegistrationEvent> history = new ArrayList<>(List.of(
            Amina.SYNCED, Amina.RECEIVED, Amina.asked(Stage.VALIDATE), Amina.VALIDATED, Amina.asked(Stage.CLASSIFY)));

    @Test
    void too_poor_it_is_paused_and_goes_on_with_better_ones_under_a_new_attempt() {
        does(find(1, Stage.CLASSIFY, Optional.of(POOR), classified(1)), POOR, classified(1));
        does(ask(), new InformationAsked(Amina.RID, FIRST, Process.BIOMETRIC_CORRECTION, 1));
        does(ask());
        no(new AskStage(Amina.RID, Stage.ENROL, 1), RegistrationRefusal.OUT_OF_ORDER);
        does(announce(FIRST), announced(FIRST));
        does(announce(FIRST));
        does(receive(), received(FIRST));
        does(new AskStage(Amina.RID, Stage.CORRECT, 2), new StageAsked(Amina.RID, Stage.CORRECT, 2));
        Corrected corrected = new Corrected(Amina.RID, 2, FIRST, Amina.PACKET, List.of("op1"));
        does(find(2, Stage.CORRECT, Optional.empty(), corrected), corrected);
        does(new AskStage(Amina.RID, Stage.CLASSIFY, 2), new StageAsked(Amina.RID, Stage.CLASSIFY, 2));
        does(
                find(2, Stage.CLASSIFY, Optional.of(graded(2, 80, Set.of())), classified(2)),
                graded(2, 80, Set.of()),
                classified(2));
        no(ask(), RegistrationRefusal.OUT_OF_ORDER);
        does(new AskStage(Amina.RID, Stage.ENROL, 2), new StageAsked(Amina.RID, Stage.ENROL, 2));
    }

    @Test
    void what_cannot_be_taken_is_asked_for_again_three_times_and_then_it_ends() {
        does(find(1, Stage.CLASSIFY, Optional.of(POOR), classified(1)), POOR, classified(1));
        Reject end = new Reject(Amina.RID, RejectionGround.INFORMATION_MISSING, Optional.empty());
        for (int i = 1; i <= 3; i++) {
            no(end, RegistrationRefusal.OUT_OF_ORDER);
            String request = Amina.RID + "-BIOMETRIC_CORRECTION-" + i;
            does(ask(), new InformationAsked(Amina.RID, request, Process.BIOMETRIC_CORRECTION, i));
            does(announce(request), announced(request));
            does(receive(), received(request));
            does(new AskStage(Amina.RID, Stage.CORRECT, i + 1), new StageAsked(Amina.RID, Stage.CORRECT, i + 1));
            CorrectionRefused refused =
                    new CorrectionRefused(Amina.RID, i + 1, request, List.of(new Fault(FaultCode.SIGNATURE, "id.zip")));
            does(find(i + 1, Stage.CORRECT, Optional.empty(), refused), refused);
        }
        no(ask(), RegistrationRefusal.OUT_OF_ORDER);
        does(end, new RegistrationEvent.Rejected(Amina.RID, RejectionGround.INFORMATION_MISSING, Optional.empty()));
    }

    @Test
    void nobody_brings_what_was_not_asked_for() {
        no(announce(FIRST), RegistrationRefusal.NO_SUCH_REQUEST);
        does(find(1, Stage.CLASSIFY, Optional.of(POOR), classified(1)), POOR, classified(1));
        no(announce(FIRST), RegistrationRefusal.NO_SUCH_REQUEST);
        does(ask(), new InformationAsked(Amina.RID, FIRST, Process.BIOMETRIC_CORRECTION, 1));
        no(announce(Amina.RID + "-BIOMETRIC_CORRECTION-2"), RegistrationRefusal.NO_SUCH_REQUEST);
        no(receive(), RegistrationRefusal.ALREADY_RECEIVED);
        does(announce(FIRST), announced(FIRST));
        no(Amina.receive(Amina.HASH), RegistrationRefusal.ALREADY_RECEIVED);
        does(receive(), received(FIRST));
        no(receive(), RegistrationRefusal.ALREADY_RECEIVED);
        no(announce(FIRST), RegistrationRefusal.NO_SUCH_REQUEST);
    }

    @Test
    void an_officer_goes_on_without_or_ends_it() {
        does(find(1, Stage.CLASSIFY, Optional.of(POOR), classified(1)), POOR, classified(1));
        does(ask(), new InformationAsked(Amina.RID, FIRST, Process.BIOMETRIC_CORRECTION, 1));
        assertThat(decide(new Stop(Amina.RID, Amina.CLAIM, OtherNames.NONE))).hasSize(1);
        does(new Restart(Amina.RID, Optional.empty()), new StageAsked(Amina.RID, Stage.ENROL, 1));
    }

    @Test
    void quality_is_told_beside_its_own_answer_alone() {
        no(find(1, Stage.CLASSIFY, Optional.of(graded(2, 90, Set.of())), classified(1)), RegistrationRefusal.NOT_ASKED);
        QualityGraded others = new QualityGraded(Amina.BAO, 1, Map.of(), Set.of());
        no(find(1, Stage.CLASSIFY, Optional.of(others), classified(1)), RegistrationRefusal.NOT_ASKED);
    }

    private void does(RegistrationCommand command, RegistrationEvent... events) {
        List<RegistrationEvent> decided = decide(command);
        assertThat(decided).containsExactly(events);
        history.addAll(decided);
    }

    private void no(RegistrationCommand command, RegistrationRefusal why) {
        assertThatThrownBy(() -> decide(command))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(why));
    }

    private List<RegistrationEvent> decide(RegistrationCommand command) {
        return RegistrationRules.decide(command, "rule", Amina.after(history));
    }

    private static RegistrationCommand ask() {
        return new RegistrationCommand.AskInformation(Amina.RID, Process.BIOMETRIC_CORRECTION);
    }

    private static RegistrationCommand find(
            int attempt, Stage stage, Optional<QualityGraded> beside, RegistrationEvent finding) {
        return new RecordFinding(Amina.RID, stage, attempt, beside, finding);
    }

    private static RegistrationCommand announce(String request) {
        return new RegistrationCommand.AnnounceInformation(
                Amina.RID, request, "p2", BETTER, 7, SupervisorStatus.APPROVED);
    }

    private static RegistrationEvent announced(String request) {
        return new InformationAnnounced(Amina.RID, request, "p2", BETTER, 7, SupervisorStatus.APPROVED);
    }

    private static RegistrationCommand receive() {
        return new RegistrationCommand.ReceiveInformation(
                Amina.RID, Amina.PACKET, BETTER, "10001", "10001", Amina.MADE);
    }

    private static RegistrationEvent received(String request) {
        return new InformationReceived(Amina.RID, request, Amina.PACKET, BETTER, "10001", "10001", Amina.MADE);
    }

    private static QualityGraded graded(int attempt, int score, Set<String> poor) {
        return new QualityGraded(Amina.RID, attempt, Map.of("Right Thumb", score), poor);
    }

    private static Classified classified(int attempt) {
        return new Classified(Amina.RID, attempt, AgeGroup.ADULT, false, Set.of("Right Thumb"), Set.of());
    }
}
