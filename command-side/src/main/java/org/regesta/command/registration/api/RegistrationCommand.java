package org.regesta.command.registration.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RegistrationEvent.QualityGraded;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.RetentionGround;
import org.regesta.events.registration.Stage;
import org.regesta.events.registration.SupervisorStatus;

/** What can be asked of a registration. */
public sealed interface RegistrationCommand {

    String registrationId();

    @TargetAggregateIdentifier
    default String stream() {
        return "registration:" + registrationId();
    }

    /**
     * The field announces a packet. Announcing the same again changes nothing; announcing it differently before it
     * came replaces.
     */
    record Sync(
            String registrationId,
            Process process,
            String packetId,
            String packetHash,
            long packetSize,
            SupervisorStatus supervisorStatus,
            String language,
            Map<String, Sealed> contacts)
            implements RegistrationCommand {}

    /**
     * A service of the house puts down what a registration is about, without a packet. The same again changes nothing;
     * something else, before it was begun on, takes its place.
     *
     * @param content sealed; it has no packet's layout
     * @param contentHash lower-case hex, keyed: the same for the same canonical content of this registration
     * @param language in which the person is to be told, ISO 639-2
     */
    record Deposit(
            String registrationId,
            Process process,
            String source,
            EvidenceRef content,
            String contentHash,
            String language)
            implements RegistrationCommand {}

    /**
     * What was put down is to go the way of its process.
     *
     * @param contacts where the person is told of it, none to be told nothing
     * @param at now
     */
    record Begin(String registrationId, Process process, String source, Map<String, Sealed> contacts, Instant at)
            implements RegistrationCommand {}

    record RefuseUpload(String registrationId, Fault fault) implements RegistrationCommand {}

    record ReceivePacket(
            String registrationId,
            EvidenceRef packet,
            String packetHash,
            String centreId,
            String machineId,
            Instant packetCreated)
            implements RegistrationCommand {}

    record AskStage(String registrationId, Stage stage, int attempt) implements RegistrationCommand {}

    /**
     * An officer has a stage done again under a new attempt; everything after it follows anew.
     *
     * @param stage none: where it stands, now rather than later
     */
    record Restart(String registrationId, Optional<Stage> stage) implements RegistrationCommand {}

    /**
     * A worker's result. Accepted once, for the attempt that is asked for; a second for the same attempt changes
     * nothing.
     *
     * @param beside what CLASSIFY finds besides
     * @param finding Validated, FoundInvalid, Classified, EnrolledInGallery, DemographicsCompared or BiometricsCompared
     */
    record RecordFinding(
            String registrationId, Stage stage, int attempt, Optional<QualityGraded> beside, RegistrationEvent finding)
            implements RegistrationCommand {

        public RecordFinding(String registrationId, Stage stage, int attempt, RegistrationEvent finding) {
            this(registrationId, stage, attempt, Optional.empty(), finding);
        }
    }

    /** What only the field can bring is to be asked for, under the iteration that follows. */
    record AskInformation(String registrationId, Process process) implements RegistrationCommand {}

    /** The field announces the packet that brings it. What is said of {@link Sync} holds here. */
    record AnnounceInformation(
            String registrationId,
            String requestId,
            String packetId,
            String packetHash,
            long packetSize,
            SupervisorStatus supervisorStatus)
            implements RegistrationCommand {}

    record ReceiveInformation(
            String registrationId,
            EvidenceRef packet,
            String packetHash,
            String centreId,
            String machineId,
            Instant packetCreated)
            implements RegistrationCommand {}

    record AskAdjudication(String registrationId, AdjudicationReason reason, List<Candidate> candidates)
            implements RegistrationCommand {}

    /** What is asked of a case by a human who must be the right one, or by a rule about its time. */
    sealed interface CaseCommand extends RegistrationCommand {}

    /**
     * The caller takes the case; taken before, it is not taken longer.
     *
     * @param at now
     * @param until the claim ends by itself
     * @param as who the claimer may be besides
     */
    record ClaimCase(String registrationId, Instant at, Instant until, OtherNames as) implements CaseCommand {}

    /** The claimer gives it back. */
    record ReleaseCase(String registrationId, Instant at) implements CaseCommand {}

    /** A supervisor takes it from whoever has it. */
    record TakeCaseAway(String registrationId, OtherNames as) implements CaseCommand {}

    /** Ends a claim whose time is over; else nothing. */
    record EndClaim(String registrationId, Instant at) implements CaseCommand {}

    /** Says that nobody decided until {@code due}; once. */
    record Escalate(String registrationId, Instant due, Instant at) implements CaseCommand {}

    /** The claimer decides. */
    record Adjudicate(
            String registrationId,
            AdjudicationDecision decision,
            Optional<String> duplicateOf,
            Instant at,
            OtherNames as)
            implements CaseCommand {}

    /**
     * What was decided is looked at again: by a supervisor who had no hand in it, or by rule when the earlier one for
     * whose sake it was refused is void.
     *
     * @param instead whom the earlier one was found to be, if that is why it is void
     */
    record Reopen(String registrationId, ReopeningGround ground, Optional<String> instead, OtherNames as)
            implements CaseCommand {}

    /** It was never what it said it was, as two officers decided. */
    record DeclareVoid(String registrationId, String proposalId) implements RegistrationCommand {}

    record Approve(String registrationId) implements RegistrationCommand {}

    record Reject(String registrationId, RejectionGround ground, Optional<String> duplicateOf)
            implements RegistrationCommand {}

    /**
     * An officer ends what nobody decided, without an identity.
     *
     * @param at now
     * @param as who the officer may be besides
     */
    record Stop(String registrationId, Instant at, OtherNames as) implements RegistrationCommand {}

    /** Answers with the subject in effect: the proposed one, or the one that was linked before. */
    record LinkSubject(String registrationId, String proposedSubject) implements RegistrationCommand {}

    record Finish(String registrationId, String subject) implements RegistrationCommand {}

    /**
     * It is kept no longer. Changes nothing when anything happened to it since.
     *
     * @param newest sequence of the newest event that was seen of it
     */
    record EndRetention(String registrationId, RetentionGround ground, long newest) implements RegistrationCommand {}

    /** All that its retention's end asked for is done. */
    record RecordKeysDestroyed(String registrationId) implements RegistrationCommand {}
}
