package org.regesta.command.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;

/** Amina's registration, from the field to her identity; Bao was there before her. */
final class Amina {

    static final String RID = "10001100010000120261121101500";
    static final String BAO = "10001100010000020261121100000";
    static final String SUBJECT = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    static final String HASH = "8ede15317a1f5cc2be4e617e1884ecab24fc36d2cd62832280faeb29e512dffd";
    static final String PACKET_ID = RID + "-10001_10001-20261121101500";
    static final Instant MADE = Instant.parse("2026-11-21T10:15:00Z");
    static final EvidenceRef PACKET = new EvidenceRef("e".repeat(64), "registration:" + RID, "packet", 2048);
    static final Fault TOO_SMALL = new Fault(FaultCode.SIZE, "packet");
    static final Candidate LIKE_BAO = new Candidate(BAO, 277, Map.of("Right Thumb", 277));

    static final RegistrationEvent SYNCED = new RegistrationEvent.Synced(
            RID, Process.NEW, PACKET_ID, HASH, 2048, SupervisorStatus.APPROVED, "eng", Map.of());
    static final RegistrationEvent RECEIVED =
            new RegistrationEvent.PacketReceived(RID, PACKET, HASH, "10001", "10001", MADE);
    static final RegistrationEvent VALIDATED = new RegistrationEvent.Validated(
            RID, 1, "0.1", Map.of(), Map.of(), List.of(), Optional.empty(), List.of("op1", "su1"));
    static final RegistrationEvent INVALID =
            new RegistrationEvent.FoundInvalid(RID, 1, List.of(new Fault(FaultCode.DATA_HASH, "id")));
    static final RegistrationEvent CLASSIFIED =
            new RegistrationEvent.Classified(RID, 1, AgeGroup.ADULT, false, Set.of("Right Thumb"), Set.of());
    static final RegistrationEvent ENROLLED =
            new RegistrationEvent.EnrolledInGallery(RID, 1, Optional.empty(), Set.of(), "none");
    static final RegistrationEvent NAMES_COMPARED =
            new RegistrationEvent.DemographicsCompared(RID, 1, List.of(), List.of(), 0, 8, "names-1");
    static final RegistrationEvent FINGERS_COMPARED =
            new RegistrationEvent.BiometricsCompared(RID, 1, List.of(LIKE_BAO), List.of(), 0, 8, "sourceafis-3");
    static final RegistrationEvent ADJUDICATION =
            new RegistrationEvent.AdjudicationAsked(RID, AdjudicationReason.FINGERS_MATCH, List.of(LIKE_BAO));
    static final String ADE = "ade";
    static final Instant CLAIM = Instant.parse("2026-11-21T12:00:00Z");
    static final RegistrationEvent CLAIMED =
            new RegistrationEvent.CaseClaimed(RID, ADE, CLAIM, CLAIM.plusSeconds(1800));
    static final RegistrationEvent FOUND_DIFFERENT =
            new RegistrationEvent.Adjudicated(RID, AdjudicationDecision.DIFFERENT_PEOPLE, Optional.empty());
    static final RegistrationEvent FOUND_DUPLICATE =
            new RegistrationEvent.Adjudicated(RID, AdjudicationDecision.DUPLICATE, Optional.of(BAO));
    static final RegistrationEvent REJECTED =
            new RegistrationEvent.Rejected(RID, RejectionGround.DUPLICATE, Optional.of(BAO));
    static final RegistrationEvent APPROVED = new RegistrationEvent.Approved(RID);
    static final RegistrationEvent LINKED = new RegistrationEvent.SubjectLinked(RID, SUBJECT);
    static final RegistrationEvent FINISHED = new RegistrationEvent.Finished(RID, SUBJECT);

    /** From her announcement to her identity, with an adjudication on the way. */
    static final List<RegistrationEvent> WHOLE_LIFE = List.of(
            SYNCED,
            RECEIVED,
            asked(Stage.VALIDATE),
            VALIDATED,
            asked(Stage.CLASSIFY),
            CLASSIFIED,
            asked(Stage.ENROL),
            ENROLLED,
            asked(Stage.COMPARE_DEMOGRAPHICS),
            NAMES_COMPARED,
            asked(Stage.COMPARE_BIOMETRICS),
            FINGERS_COMPARED,
            ADJUDICATION,
            CLAIMED,
            FOUND_DIFFERENT,
            APPROVED,
            asked(Stage.ISSUE),
            LINKED,
            FINISHED);

    private Amina() {}

    static RegistrationEvent asked(Stage stage) {
        return new RegistrationEvent.StageAsked(RID, stage, 1);
    }

    /** Her life up to and including an event. */
    static List<RegistrationEvent> until(RegistrationEvent last) {
        return WHOLE_LIFE.subList(0, WHOLE_LIFE.indexOf(last) + 1);
    }

    static RegistrationState after(List<RegistrationEvent> history) {
        RegistrationState state = RegistrationState.NOTHING_YET;
        for (RegistrationEvent event : history) {
            state = RegistrationHistory.evolve(state, event, actor(event, ADE));
        }
        return state;
    }

    /** The field brings what it brings by itself, whoever else acts. */
    static String actor(RegistrationEvent event, String other) {
        return switch (event) {
            case RegistrationEvent.Synced _,
                    RegistrationEvent.PacketReceived _,
                    RegistrationEvent.InformationReceived _ -> "registration-client-10001";
            default -> other;
        };
    }

    static RegistrationCommand sync(String hash) {
        return new RegistrationCommand.Sync(
                RID, Process.NEW, PACKET_ID, hash, 2048, SupervisorStatus.APPROVED, "eng", Map.of());
    }

    static RegistrationCommand receive(String hash) {
        return new RegistrationCommand.ReceivePacket(RID, PACKET, hash, "10001", "10001", MADE);
    }

    static RegistrationCommand find(Stage stage, RegistrationEvent finding) {
        return new RegistrationCommand.RecordFinding(RID, stage, 1, finding);
    }

    /** The command that leads to an event of hers. */
    static RegistrationCommand leadingTo(RegistrationEvent event) {
        return switch (event) {
            case RegistrationEvent.Synced _ -> sync(HASH);
            case RegistrationEvent.Deposited e ->
                new RegistrationCommand.Deposit(RID, Process.CRVS_NEW, e.source(), e.content(), e.contentHash(), "eng");
            case RegistrationEvent.UploadRefused e -> new RegistrationCommand.RefuseUpload(RID, e.fault());
            case RegistrationEvent.PacketReceived _ -> receive(HASH);
            case RegistrationEvent.StageAsked e -> new RegistrationCommand.AskStage(RID, e.stage(), e.attempt());
            case RegistrationEvent.Validated e -> find(Stage.VALIDATE, e);
            case RegistrationEvent.FoundInvalid e -> find(Stage.VALIDATE, e);
            case RegistrationEvent.Classified e -> find(Stage.CLASSIFY, e);
            case RegistrationEvent.QualityGraded e ->
                new RegistrationCommand.RecordFinding(RID, Stage.CLASSIFY, e.attempt(), Optional.of(e), CLASSIFIED);
            case RegistrationEvent.InformationAsked e -> new RegistrationCommand.AskInformation(RID, e.process());
            case RegistrationEvent.InformationAnnounced e ->
                new RegistrationCommand.AnnounceInformation(
                        RID, e.requestId(), e.packetId(), e.packetHash(), e.packetSize(), e.supervisorStatus());
            case RegistrationEvent.InformationReceived e ->
                new RegistrationCommand.ReceiveInformation(
                        RID, e.packet(), e.packetHash(), e.centreId(), e.machineId(), e.packetCreated());
            case RegistrationEvent.Corrected e ->
                new RegistrationCommand.RecordFinding(RID, Stage.CORRECT, e.attempt(), e);
            case RegistrationEvent.CorrectionRefused e ->
                new RegistrationCommand.RecordFinding(RID, Stage.CORRECT, e.attempt(), e);
            case RegistrationEvent.Authenticated e -> find(Stage.AUTHENTICATE, e);
            case RegistrationEvent.IntroducerFound e -> find(Stage.INTRODUCE, e);
            case RegistrationEvent.Identified e -> find(Stage.IDENTIFY, e);
            case RegistrationEvent.EnrolledInGallery e -> find(Stage.ENROL, e);
            case RegistrationEvent.DemographicsCompared e -> find(Stage.COMPARE_DEMOGRAPHICS, e);
            case RegistrationEvent.BiometricsCompared e -> find(Stage.COMPARE_BIOMETRICS, e);
            case RegistrationEvent.AdjudicationAsked e ->
                new RegistrationCommand.AskAdjudication(RID, e.reason(), e.candidates());
            case RegistrationEvent.Adjudicated e ->
                new RegistrationCommand.Adjudicate(
                        RID, e.decision(), e.duplicateOf(), CLAIM.plusSeconds(60), OtherNames.NONE);
            case RegistrationEvent.CaseClaimed e ->
                new RegistrationCommand.ClaimCase(RID, e.from(), e.until(), OtherNames.NONE);
            case RegistrationEvent.CaseReleased _ -> new RegistrationCommand.ReleaseCase(RID, CLAIM);
            case RegistrationEvent.DecisionOverdue e -> new RegistrationCommand.Escalate(RID, e.due(), e.due());
            case RegistrationEvent.Reopened e ->
                new RegistrationCommand.Reopen(RID, e.ground(), e.instead(), OtherNames.NONE);
            case RegistrationEvent.Voided e -> new RegistrationCommand.DeclareVoid(RID, e.proposalId());
            case RegistrationEvent.Approved _ -> new RegistrationCommand.Approve(RID);
            case RegistrationEvent.Rejected e -> new RegistrationCommand.Reject(RID, e.ground(), e.duplicateOf());
            case RegistrationEvent.SubjectLinked e -> new RegistrationCommand.LinkSubject(RID, e.subject());
            case RegistrationEvent.Finished e -> new RegistrationCommand.Finish(RID, e.subject());
            case RegistrationEvent.RetentionEnded e -> new RegistrationCommand.EndRetention(RID, e.ground(), 0);
            case RegistrationEvent.KeysDestroyed _ -> new RegistrationCommand.RecordKeysDestroyed(RID);
        };
    }
}
