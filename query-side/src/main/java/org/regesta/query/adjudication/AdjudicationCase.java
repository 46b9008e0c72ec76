package org.regesta.query.adjudication;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.AgeGroup;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.AdjudicationReason;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Recorded;
import org.regesta.query.delivery.Fold;

/**
 * A registration as the adjudicator's work list sees it. Every registration has one; only those that wait for a
 * decision stand in the list.
 *
 * @param asked why and since when a human must look, none while nobody must
 * @param decided none while it waits
 * @param hands who has the case now, and whether a decision is overdue
 */
record AdjudicationCase(
        String registrationId,
        Optional<AgeGroup> ageGroup,
        Optional<Asked> asked,
        Optional<Decided> decided,
        Optional<String> subject,
        Hands hands) {

    record Asked(AdjudicationReason reason, Instant since, List<RegistrationEvent.Candidate> candidates) {}

    record Decided(AdjudicationDecision decision, Optional<String> duplicateOf, Instant at) {}

    /**
     * @param claim none while anybody may take it
     * @param overdue since when a decision is overdue
     */
    record Hands(Optional<Claim> claim, Optional<Instant> overdue) {
        static final Hands NONE = new Hands(Optional.empty(), Optional.empty());
    }

    /** @param until it ends by itself, whether or not an event says so */
    record Claim(String officer, Instant until) {}

    static final String WAITING = "waiting";
    static final String OVERDUE = "overdue";

    static final Fold<AdjudicationCase> FOLD = new Fold<>() {
        @Override
        public AdjudicationCase after(@Nullable AdjudicationCase before, Recorded event) {
            RegistrationEvent happened = (RegistrationEvent) event.payload();
            AdjudicationCase from = before != null
                    ? before
                    : new AdjudicationCase(
                            happened.registrationId(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Hands.NONE);
            return from.next(happened, Instant.ofEpochMilli(event.envelope().recordedMillis()));
        }

        @Override
        public Map<String, List<String>> keys(AdjudicationCase view) {
            if (!view.waits()) {
                return Map.of();
            }
            List<String> place = List.of(view.place());
            return view.hands.overdue().isPresent() ? Map.of(WAITING, place, OVERDUE, place) : Map.of(WAITING, place);
        }
    };

    private AdjudicationCase next(RegistrationEvent event, Instant at) {
        return switch (event) {
            case RegistrationEvent.Classified e ->
                new AdjudicationCase(registrationId, Optional.of(e.ageGroup()), asked, decided, subject, hands);
            case RegistrationEvent.AdjudicationAsked e ->
                with(Optional.of(new Asked(e.reason(), at, e.candidates())), Optional.empty(), Hands.NONE);
            case RegistrationEvent.CaseClaimed e ->
                with(asked, decided, new Hands(Optional.of(new Claim(e.officer(), e.until())), hands.overdue()));
            case RegistrationEvent.CaseReleased _ -> with(asked, decided, new Hands(Optional.empty(), hands.overdue()));
            case RegistrationEvent.DecisionOverdue e ->
                with(asked, decided, new Hands(hands.claim(), Optional.of(e.due())));
            case RegistrationEvent.Adjudicated e ->
                with(asked, Optional.of(new Decided(e.decision(), e.duplicateOf(), at)), hands);
            case RegistrationEvent.Reopened _, RegistrationEvent.RetentionEnded _ ->
                with(Optional.empty(), decided, Hands.NONE);
            case RegistrationEvent.Rejected _
            when waits() -> // ended by an officer: nothing to decide any more
                with(Optional.empty(), decided, Hands.NONE);
            case RegistrationEvent.SubjectLinked e ->
                new AdjudicationCase(registrationId, ageGroup, asked, decided, Optional.of(e.subject()), hands);
            default -> this; // says nothing to an adjudicator
        };
    }

    private AdjudicationCase with(Optional<Asked> question, Optional<Decided> answer, Hands now) {
        return new AdjudicationCase(registrationId, ageGroup, question, answer, subject, now);
    }

    /** Whether an officer has it at an instant. */
    boolean isOf(String officer, Instant now) {
        return hands.claim()
                .filter(claim -> claim.officer().equals(officer) && now.isBefore(claim.until()))
                .isPresent();
    }

    boolean waits() {
        return asked.isPresent() && decided.isEmpty();
    }

    /** The longest waiting first. */
    private String place() {
        long since = asked.map(question -> question.since().toEpochMilli()).orElse(0L);
        return String.format(Locale.ROOT, "%016x", since);
    }
}
