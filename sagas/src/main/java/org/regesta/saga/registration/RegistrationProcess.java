package org.regesta.saga.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.AskAdjudication;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.Route;
import org.regesta.command.registration.api.Routes;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Candidate;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Recorded;
import org.regesta.saga.registration.RegistrationState.Suspicion;
import org.regesta.saga.registration.Standing.Ended;
import org.regesta.saga.registration.Standing.InAdjudication;
import org.regesta.saga.registration.Standing.ToAdjudicate;
import org.regesta.saga.registration.Standing.ToApprove;
import org.regesta.saga.registration.Standing.ToAsk;
import org.regesta.saga.registration.Standing.ToInquire;
import org.regesta.saga.registration.Standing.ToReject;
import org.regesta.saga.registration.Standing.Waiting;
import org.regesta.saga.registration.Standing.Working;

/**
 * Carries a registration along the route of its process, rule {@code registration-<process>} version 1. Pure: the
 * same history always asks for the same commands, and each may be sent again without harm.
 *
 * <pre>
 * received → each stage of the route, in its order; found invalid: reject
 *   → images too poor: ask the field for better ones and wait; take them, or ask again, a few times
 *   → what is decided by comparison: nobody suspected: approve; someone: adjudicate; someone undecided: wait for that
 *     one, with a deadline; duplicate: reject
 *   → approved: the route's effect → finished
 * </pre>
 */
final class RegistrationProcess {

    static final String VERSION = "1";

    private RegistrationProcess() {}

    /** The commands that an event asks for. */
    static List<RegistrationCommand> next(RegistrationState state, Recorded event, Candidates candidates) {
        return owed(after(state, event, candidates));
    }

    /** What is to be commanded where a registration stands, nothing while something is waited for. */
    static List<RegistrationCommand> owed(RegistrationState state) {
        String rid = state.registrationId();
        return switch (state.standing()) {
            case ToAsk s -> List.of(new AskStage(rid, s.stage(), s.attempt()));
            case ToInquire s -> List.of(new RegistrationCommand.AskInformation(rid, s.process()));
            case ToAdjudicate s -> List.of(new AskAdjudication(rid, s.reason(), s.candidates()));
            case ToApprove _ -> List.of(new RegistrationCommand.Approve(rid));
            case ToReject s -> List.of(new RegistrationCommand.Reject(rid, s.ground(), s.duplicateOf()));
            case Standing.Awaited _, Standing.Paused _, Working _, Waiting _, InAdjudication _, Ended _ -> List.of();
        };
    }

    /** What silence beyond a deadline asks for: silence is never consent. */
    static List<RegistrationCommand> overdue(RegistrationState state, Instant now, Duration patience) {
        if (state.standing() instanceof Waiting waiting
                && !now.isBefore(waiting.since().plus(patience))) {
            return List.of(new AskAdjudication(
                    state.registrationId(),
                    AdjudicationReason.CANDIDATE_UNDECIDED,
                    merged(state.suspicions().stream()
                            .filter(s -> waiting.undecided().contains(s.who().registrationId()))
                            .toList())));
        }
        return List.of();
    }

    /** The state after an event of its own, or of a candidate it waits for; any other changes nothing. */
    static RegistrationState after(RegistrationState state, Recorded recorded, Candidates candidates) {
        RegistrationEvent event = (RegistrationEvent) recorded.payload();
        if (!event.registrationId().equals(state.registrationId())) {
            return ofAnother(state, event, recorded, candidates);
        }
        if (recorded.sequence() <= state.sequence()) {
            return state; // delivered before
        }
        RegistrationState known = learned(state, recorded, event);
        known = known.with(known.past().after(event, known.route().effect()));
        return known.at(recorded.sequence(), standing(state, known, event, recorded, candidates));
    }

    private static RegistrationState ofAnother(
            RegistrationState state, RegistrationEvent event, Recorded recorded, Candidates candidates) {
        boolean decides = event instanceof RegistrationEvent.Approved
                || event instanceof RegistrationEvent.Rejected
                || event instanceof RegistrationEvent.RetentionEnded;
        if (decides
                && state.standing() instanceof Waiting waiting
                && waiting.undecided().contains(event.registrationId())) {
            return state.at(state.sequence(), judge(state, recorded, waiting.since(), candidates));
        }
        return state;
    }

    private static RegistrationState learned(RegistrationState state, Recorded recorded, RegistrationEvent event) {
        return switch (event) {
            case RegistrationEvent.Synced e -> state.announced(e.process());
            case RegistrationEvent.PacketReceived _ ->
                new RegistrationState(
                        state.registrationId(),
                        state.process(),
                        state.sequence(),
                        recorded.envelope().book().text() + ":" + recorded.position(),
                        List.of(),
                        Set.of(),
                        state.standing(),
                        state.past(),
                        RegistrationState.Information.NONE);
            case RegistrationEvent.Validated e -> state.without(Routes.needless(e));
            case RegistrationEvent.QualityGraded e -> state.graded(!e.poor().isEmpty());
            case RegistrationEvent.InformationAsked e -> state.requested(e.iteration());
            case RegistrationEvent.StageAsked e -> state.attempting(e.attempt());
            case RegistrationEvent.Authenticated e
            when e.scores().isEmpty() ->
                state.suspecting(suspicions(
                        AdjudicationReason.NOTHING_TO_AUTHENTICATE_BY,
                        List.of(new Candidate(e.enrolledBy(), 0, Map.of())),
                        List.of()));
            case RegistrationEvent.Authenticated _ -> state.suspecting(Suspicions.lasting(state));
            case RegistrationEvent.Identified e ->
                state.suspecting(suspicions(AdjudicationReason.IDENTITY_UNSURE, e.candidates(), e.unreadable()));
            case RegistrationEvent.DemographicsCompared e ->
                state.suspecting(Suspicions.and(
                        Suspicions.lasting(state),
                        suspicions(AdjudicationReason.DEMOGRAPHICS_MATCH, e.candidates(), e.unreadable())));
            case RegistrationEvent.BiometricsCompared e -> {
                List<Suspicion> all = new ArrayList<>(state.suspicions());
                all.removeIf(s -> s.why() == AdjudicationReason.FINGERS_MATCH); // of an attempt before
                all.addAll(suspicions(AdjudicationReason.FINGERS_MATCH, e.candidates(), e.unreadable()));
                yield state.suspecting(List.copyOf(all));
            }
            case RegistrationEvent.Reopened e
            when state.past().rejected() -> // compared anew; what was found before counts no more
                state.suspecting(e.instead()
                        .map(rid -> List.of(
                                new Suspicion(AdjudicationReason.TAKEN_FOR_THE_SAME, new Candidate(rid, 0, Map.of()))))
                        .orElse(List.of()));
            default -> state;
        };
    }

    private static Standing standing(
            RegistrationState before,
            RegistrationState known,
            RegistrationEvent event,
            Recorded recorded,
            Candidates candidates) {
        return switch (event) {
            case RegistrationEvent.Synced _, RegistrationEvent.Deposited _, RegistrationEvent.UploadRefused _ ->
                known.standing();
            case RegistrationEvent.PacketReceived _ -> following(known, Optional.empty(), 1);
            case RegistrationEvent.StageAsked e -> new Working(e.stage(), e.attempt());
            case RegistrationEvent.Validated e -> following(known, Optional.of(Stage.VALIDATE), e.attempt());
            case RegistrationEvent.FoundInvalid _ -> new ToReject(RejectionGround.INVALID_PACKET, Optional.empty());
            case RegistrationEvent.QualityGraded _ -> known.standing(); // its stage's answer follows
            case RegistrationEvent.Classified e -> poor(known, e.attempt());
            case RegistrationEvent.InformationAsked _, RegistrationEvent.InformationAnnounced _ ->
                new Standing.Paused();
            case RegistrationEvent.InformationReceived _ -> new ToAsk(Stage.CORRECT, known.attempts() + 1);
            case RegistrationEvent.Corrected e -> following(known, Optional.of(Stage.CORRECT), e.attempt());
            case RegistrationEvent.CorrectionRefused e -> poor(known, e.attempt());
            case RegistrationEvent.Authenticated e -> following(known, Optional.of(Stage.AUTHENTICATE), e.attempt());
            case RegistrationEvent.IntroducerFound e -> following(known, Optional.of(Stage.INTRODUCE), e.attempt());
            case RegistrationEvent.Identified e -> identified(known, e);
            case RegistrationEvent.EnrolledInGallery e -> following(known, Optional.of(Stage.ENROL), e.attempt());
            case RegistrationEvent.DemographicsCompared e ->
                following(known, Optional.of(Stage.COMPARE_DEMOGRAPHICS), e.attempt());
            case RegistrationEvent.BiometricsCompared _ ->
                judge(known, recorded, Instant.ofEpochMilli(recorded.envelope().recordedMillis()), candidates);
            case RegistrationEvent.AdjudicationAsked e -> new InAdjudication(Verdict.sought(known.process(), e));
            case RegistrationEvent.CaseEvent _ -> known.standing();
            case RegistrationEvent.Adjudicated e -> judged(known, e);
            case RegistrationEvent.Approved _ -> carriedOut(known);
            case RegistrationEvent.SubjectLinked _ -> known.standing();
            case RegistrationEvent.Rejected _, RegistrationEvent.Finished _ -> new Ended();
            case RegistrationEvent.Voided _ -> known.standing();
            case RegistrationEvent.Reopened _ when before.past().rejected() -> new Working(Stage.ENROL, 0); // is asked
            case RegistrationEvent.Reopened _ ->
                judge(known, recorded, Instant.ofEpochMilli(recorded.envelope().recordedMillis()), candidates);
            case RegistrationEvent.RetentionEnded _, RegistrationEvent.KeysDestroyed _ -> new Ended();
        };
    }

    private static Standing judged(RegistrationState known, RegistrationEvent.Adjudicated event) {
        Verdict verdict =
                Verdict.of(((InAdjudication) known.standing()).sought(), event.decision(), event.duplicateOf());
        if (verdict.approves()) {
            return new ToApprove();
        }
        return known.past().made()
                ? carriedOut(known) // what an earlier decision made is taken back first
                : new ToReject(verdict.ground().orElseThrow(), verdict.duplicateOf());
    }

    private static Standing carriedOut(RegistrationState known) {
        return new ToAsk(known.route().effect(), known.past().effects() + 1);
    }

    /** Whether it was found who it is. */
    private static Standing identified(RegistrationState known, RegistrationEvent.Identified event) {
        if (event.subject().isPresent()) {
            return new ToApprove();
        }
        return known.suspicions().isEmpty()
                ? new ToReject(RejectionGround.NOBODY_FOUND, Optional.empty())
                : new ToAdjudicate(AdjudicationReason.IDENTITY_UNSURE, merged(known.suspicions()));
    }

    /** Classified, or corrected in vain: what is too poor is asked for, as often as it may be. */
    private static Standing poor(RegistrationState state, int attempt) {
        if (!state.information().poor()) {
            return following(state, Optional.of(Route.CORRECTED), attempt);
        }
        return state.information().requests() < Routes.MOST_REQUESTS
                ? new ToInquire(Process.BIOMETRIC_CORRECTION)
                : new ToReject(RejectionGround.INFORMATION_MISSING, Optional.empty());
    }

    /** The stage that follows in the route, under the same attempt; what nothing is compared for is approved. */
    private static Standing following(RegistrationState state, Optional<Stage> last, int attempt) {
        return state.route()
                .after(last, state.needless())
                .<Standing>map(next -> new ToAsk(next, attempt))
                .orElseGet(ToApprove::new);
    }

    /** Both comparisons are in: who of the suspected still stands in the way, as of this event? */
    private static Standing judge(RegistrationState state, Recorded asOf, Instant since, Candidates candidates) {
        List<Suspicion> standing = state.suspicions().stream()
                .filter(s -> candidates.asOf(s.who().registrationId(), asOf.position()) != Candidates.Fate.REJECTED)
                .toList();
        if (standing.isEmpty()) {
            return new ToApprove();
        }
        List<String> undecided = standing.stream()
                .filter(s -> !Suspicions.isForAHuman(s.why()))
                .map(s -> s.who().registrationId())
                .filter(rid -> candidates.asOf(rid, asOf.position()) == Candidates.Fate.UNDECIDED)
                .distinct()
                .sorted()
                .toList();
        boolean allUndecided =
                standing.stream().allMatch(s -> undecided.contains(s.who().registrationId()));
        return allUndecided
                ? new Waiting(undecided, since)
                : new ToAdjudicate(Suspicions.strongest(standing), merged(standing));
    }

    private static List<Suspicion> suspicions(
            AdjudicationReason why, List<Candidate> matches, List<String> unreadable) {
        return Suspicions.of(why, matches, unreadable);
    }

    private static List<Candidate> merged(List<Suspicion> suspicions) {
        return Suspicions.merged(suspicions);
    }
}
