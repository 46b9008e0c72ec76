package org.regesta.events.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;

/**
 * The way of one packet from the field to a living identity, in the order it travels. Stream {@code
 * registration:<rid>}. A worker's result is its own event and names the attempt it answers, so a stage run twice has
 * one effect.
 */
public sealed interface RegistrationEvent {

    /** The application's RID/AID: 29 digits, centre, machine, sequence and time. */
    String registrationId();

    /** The field announced a packet. */
    record Synced(
            String registrationId,
            Process process,
            String packetId,
            String packetHash,
            long packetSize,
            SupervisorStatus supervisorStatus,
            String language,
            Map<String, Sealed> contacts)
            implements RegistrationEvent {}

    /**
     * What the registration is about was put down by a service of the house, without a packet of the field. It stands
     * beside its announcement, and is begun on by {@link PacketReceived}.
     *
     * @param source which service's word it is, as that says itself
     * @param contentHash lower-case hex, the same for the same content of this registration: keyed, so it tells nothing
     */
    record Deposited(String registrationId, String source, EvidenceRef content, String contentHash)
            implements RegistrationEvent {}

    /** An upload was turned away at the door; the announced packet is still awaited. */
    record UploadRefused(String registrationId, Fault fault) implements RegistrationEvent {}

    /** The packet lies sealed in the evidence store. {@code packetCreated} is the time in its file name. */
    record PacketReceived(
            String registrationId,
            EvidenceRef packet,
            String packetHash,
            String centreId,
            String machineId,
            Instant packetCreated)
            implements RegistrationEvent {}

    /** A stage is to be done: attempts count from 1. Workers pull it. */
    record StageAsked(String registrationId, Stage stage, int attempt) implements RegistrationEvent {}

    /**
     * VALIDATE found the packet good.
     *
     * @param attributes the applicant's, sealed one by one under the registration key, by schema field; values are the
     *     canonical JSON of the field
     * @param guardian the guardian's, under the guardian's own key; empty when the packet has none
     * @param officers ids of operator and supervisor as the packet names them
     */
    record Validated(
            String registrationId,
            int attempt,
            String schemaVersion,
            Map<String, Sealed> attributes,
            Map<String, Sealed> guardian,
            List<DocumentRef> documents,
            Optional<EvidenceRef> biometrics,
            List<String> officers)
            implements RegistrationEvent {}

    /** The packet is bad, or fits the person no more by the time it would be carried out: every fault there is. */
    record FoundInvalid(String registrationId, int attempt, List<Fault> faults) implements RegistrationEvent {}

    /** CLASSIFY: the coarse facts that rules need. */
    record Classified(
            String registrationId,
            int attempt,
            AgeGroup ageGroup,
            boolean guardian,
            Set<String> fingers,
            Set<String> exceptions)
            implements RegistrationEvent {}

    /**
     * CLASSIFY, before its answer: how good the images are.
     *
     * @param quality 0 to 100 by finger, eye or face, as the capture tells
     * @param poor of those, what is too poor to know anybody again by
     */
    record QualityGraded(String registrationId, int attempt, Map<String, Integer> quality, Set<String> poor)
            implements RegistrationEvent {}

    /**
     * Something is missing that only the field can bring: until it comes, or an officer goes on without, nothing else
     * happens.
     *
     * @param requestId by which the field names it, {@code <rid>-<process>-<iteration>}
     * @param process of the packet that is to bring it
     * @param iteration the how manieth time, from 1
     */
    record InformationAsked(String registrationId, String requestId, Process process, int iteration)
            implements RegistrationEvent {}

    /** The field announced the packet that is to bring what was asked for. */
    record InformationAnnounced(
            String registrationId,
            String requestId,
            String packetId,
            String packetHash,
            long packetSize,
            SupervisorStatus supervisorStatus)
            implements RegistrationEvent {}

    /** It lies sealed in the evidence store, beside the first packet and under the same key. */
    record InformationReceived(
            String registrationId,
            String requestId,
            EvidenceRef packet,
            String packetHash,
            String centreId,
            String machineId,
            Instant packetCreated)
            implements RegistrationEvent {}

    /** CORRECT: from here on these are the biometrics of the registration. */
    record Corrected(
            String registrationId, int attempt, String requestId, EvidenceRef biometrics, List<String> officers)
            implements RegistrationEvent {}

    /** CORRECT: what came cannot be taken, for every fault it could name; the registration waits on. */
    record CorrectionRefused(String registrationId, int attempt, String requestId, List<Fault> faults)
            implements RegistrationEvent {}

    /**
     * ENROL: the candidate stands in the gallery; this event's position is its rank. Templates were extracted once,
     * from the fingers named, and are sealed evidence; none when there was nothing to extract.
     */
    record EnrolledInGallery(
            String registrationId,
            int attempt,
            Optional<EvidenceRef> templates,
            Set<String> fingers,
            String matcherRelease)
            implements RegistrationEvent {}

    /**
     * AUTHENTICATE: the packet's fingers are those of the person it names.
     *
     * @param subject whom it names
     * @param scores by the packet's finger; none when nothing is enrolled that could be compared: a human decides
     * @param enrolledBy the registration that the person came with first
     */
    record Authenticated(
            String registrationId,
            int attempt,
            String subject,
            Map<String, Integer> scores,
            String enrolledBy,
            String matcherRelease)
            implements RegistrationEvent {}

    /**
     * INTRODUCE: who answers for the child.
     *
     * @param scores by finger; none when the packet brought none of theirs
     */
    record IntroducerFound(
            String registrationId, int attempt, String subject, Map<String, Integer> scores, String matcherRelease)
            implements RegistrationEvent {}

    /**
     * IDENTIFY: who the person may be.
     *
     * @param subject who it is; none when nobody or several are alike, or papers alone say so
     * @param candidates registrations of those who are alike, the likeliest first, at most 30
     * @param unreadable who could not be compared
     * @param watermark everybody up to this position of the registry was compared
     */
    record Identified(
            String registrationId,
            int attempt,
            Optional<String> subject,
            List<Candidate> candidates,
            List<String> unreadable,
            long watermark,
            String matcherRelease)
            implements RegistrationEvent {}

    /** A candidate of lower rank, and why: scores by field or finger, without any value. */
    record Candidate(String registrationId, int score, Map<String, Integer> weights) {}

    /**
     * Demographic deduplication against everyone of lower rank.
     *
     * @param candidates who is taken for the same person, the likeliest first, at most 30
     * @param unreadable candidates of lower rank that could not be loaded, at most 30: never passed over in silence
     * @param gone how many of lower rank were skipped because their keys are destroyed
     * @param watermark every rank up to it was compared
     */
    record DemographicsCompared(
            String registrationId,
            int attempt,
            List<Candidate> candidates,
            List<String> unreadable,
            int gone,
            long watermark,
            String matcherRelease)
            implements RegistrationEvent {}

    /**
     * Biometric deduplication against everyone of lower rank; what is said of {@link DemographicsCompared} holds
     * here.
     */
    record BiometricsCompared(
            String registrationId,
            int attempt,
            List<Candidate> candidates,
            List<String> unreadable,
            int gone,
            long watermark,
            String matcherRelease)
            implements RegistrationEvent {}

    /** A human must decide whether this and the candidates are one person. */
    record AdjudicationAsked(String registrationId, AdjudicationReason reason, List<Candidate> candidates)
            implements RegistrationEvent {}

    /** The adjudicator's decision. {@code duplicateOf} names the candidate when it is a duplicate. */
    record Adjudicated(String registrationId, AdjudicationDecision decision, Optional<String> duplicateOf)
            implements RegistrationEvent {}

    /** What befalls a case while it waits for a decision; it moves the registration itself nowhere. */
    sealed interface CaseEvent extends RegistrationEvent {}

    /**
     * An adjudicator took the case: nobody else decides it until the claim ends.
     *
     * @param until it ends by itself
     */
    record CaseClaimed(String registrationId, String officer, Instant from, Instant until) implements CaseEvent {}

    /** The case is anybody's again. */
    record CaseReleased(String registrationId, String officer, ClaimEnd end) implements CaseEvent {}

    /** Nobody decided in the time that the law gives; {@code due} is when it had run out. */
    record DecisionOverdue(String registrationId, Instant due) implements CaseEvent {}

    /**
     * It is looked at again. One that was rejected is compared anew, under a new rank; one that is an identity goes
     * before an adjudicator as it stands, and lives on until then.
     *
     * @param instead whom the one it was refused for turned out to be, if that is why: a human looks at both
     */
    record Reopened(String registrationId, ReopeningGround ground, Optional<String> instead)
            implements RegistrationEvent {}

    /** It was never what it said it was: whoever was refused for its sake is looked at again. */
    record Voided(String registrationId, String proposalId) implements RegistrationEvent {}

    record Approved(String registrationId) implements RegistrationEvent {}

    /** The registration ends without an identity. */
    record Rejected(String registrationId, RejectionGround ground, Optional<String> duplicateOf)
            implements RegistrationEvent {}

    /** From here on the registration's seals are this person's. */
    record SubjectLinked(String registrationId, String subject) implements RegistrationEvent {}

    /** The identity lives: UIN bound, perpetual VID issued. */
    record Finished(String registrationId, String subject) implements RegistrationEvent {}

    /** It is kept no longer: nothing more can happen to it, and its keys die from here on. */
    record RetentionEnded(String registrationId, RetentionGround ground) implements RegistrationEvent {}

    /** The keys of applicant and guardian are no more, nor are packet, documents and messages. */
    record KeysDestroyed(String registrationId) implements RegistrationEvent {}
}
