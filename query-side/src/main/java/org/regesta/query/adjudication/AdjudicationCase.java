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
 */
record AdjudicationCase(
        String registrationId,
        Optional<AgeGroup> ageGroup,
        Optional<Asked> asked,
        Optional<Decided> decided,
        Optional<String> subject) {

    record Asked(AdjudicationReason reason, Instant since, List<RegistrationEvent.Candidate> candidates) {}

    record Decided(AdjudicationDecision decision, Optional<String> duplicateOf, Instant at) {}

    static final String WAITING = "waiting";

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
                            Optional.empty());
            return from.next(happened, Instant.ofEpochMilli(event.envelope().recordedMillis()));
        }

        @Override
        public Map<String, List<String>> keys(AdjudicationCase view) {
            return view.waits() ? Map.of(WAITING, List.of(view.place())) : Map.of();
        }
    };

    private AdjudicationCase next(RegistrationEvent event, Instant at) {
        return switch (event) {
            case RegistrationEvent.Classified e ->
                new AdjudicationCase(registrationId, Optional.of(e.ageGroup()), asked, decided, subject);
            case RegistrationEvent.AdjudicationAsked e ->
                new AdjudicationCase(
                        registrationId,
                        ageGroup,
                        Optional.of(new Asked(e.reason(), at, e.candidates())),
                        Optional.empty(),
                        subject);
            case RegistrationEvent.Adjudicated e ->
                new AdjudicationCase(
                        registrationId,
                        ageGroup,
                        asked,
                        Optional.of(new Decided(e.decision(), e.duplicateOf(), at)),
                        subject);
            case RegistrationEvent.RetentionEnded _ ->
                new AdjudicationCase(registrationId, ageGroup, Optional.empty(), decided, subject);
            case RegistrationEvent.Rejected _
            when waits() -> // ended by an officer: nothing to decide any more
                new AdjudicationCase(registrationId, ageGroup, Optional.empty(), decided, subject);
            case RegistrationEvent.SubjectLinked e ->
                new AdjudicationCase(registrationId, ageGroup, asked, decided, Optional.of(e.subject()));
            default -> this; // says nothing to an adjudicator
        };
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
