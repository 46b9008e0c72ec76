package org.regesta.saga.registration;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.Book;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.StageAsked;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;

/**
 * Where a registration stands that has not ended, as the registry tells it.
 *
 * @param attempt of the stage it waits for, 0 when it waits for none
 * @param began when it was announced
 * @param since of the event that made it wait
 * @param answered stages that lie behind it
 * @param decided found invalid, judged or approved: what follows is no one's choice
 * @param approved and not found to be overtaken since
 * @param undecided of lower rank, whom it waits for
 * @param adjudication of those that wait for an adjudicator: who has it, and whether it is overdue
 */
public record Whereabouts(
        String registrationId,
        Process process,
        Wait waitsFor,
        int attempt,
        Instant began,
        Instant since,
        Set<Stage> answered,
        boolean decided,
        boolean approved,
        List<String> undecided,
        Case adjudication) {

    /** None when it has ended, or never was. */
    public static Optional<Whereabouts> of(Ledger ledger, String registrationId) {
        return RegistrationStates.now(ledger, registrationId)
                .filter(now -> !now.state().ended())
                .map(now -> of(now.state(), ledger.stream(Book.REGISTRY, "registration:" + registrationId)));
    }

    private static Whereabouts of(RegistrationState state, List<Recorded> history) {
        Recorded newest = history.reversed().stream()
                .filter(recorded ->
                        Wait.after((RegistrationEvent) recorded.payload()).isPresent())
                .findFirst()
                .orElseThrow();
        List<Recorded> round = sinceReopened(history);
        Set<Stage> answered = EnumSet.noneOf(Stage.class);
        round.stream()
                .map(Recorded::payload)
                .filter(StageAsked.class::isInstance)
                .forEach(asked -> answered.add(((StageAsked) asked).stage()));
        int attempt = 0;
        if (newest.payload() instanceof StageAsked asked) {
            answered.remove(asked.stage());
            attempt = asked.attempt();
        }
        Optional<Standing.Waiting> waiting = Optional.of(state.standing())
                .filter(Standing.Waiting.class::isInstance)
                .map(Standing.Waiting.class::cast);
        return new Whereabouts(
                state.registrationId(),
                ((Synced) history.getFirst().payload()).process(),
                waiting.isPresent()
                        ? Wait.CANDIDATES
                        : Wait.after((RegistrationEvent) newest.payload()).orElseThrow(),
                attempt,
                Instant.ofEpochMilli(history.getFirst().envelope().recordedMillis()),
                waiting.map(Standing.Waiting::since)
                        .orElse(Instant.ofEpochMilli(newest.envelope().recordedMillis())),
                Set.copyOf(answered),
                round.stream().anyMatch(recorded -> decides(recorded.payload())),
                isApproved(round),
                waiting.map(Standing.Waiting::undecided).orElse(List.of()),
                Case.of(round));
    }

    /** What was decided before it was reopened holds no more. */
    private static List<Recorded> sinceReopened(List<Recorded> history) {
        int reopened = history.stream()
                .map(Recorded::payload)
                .map(Object::getClass)
                .toList()
                .lastIndexOf(RegistrationEvent.Reopened.class);
        return history.subList(Math.max(reopened, 0), history.size());
    }

    /**
     * Where its case stands, if it has one.
     *
     * @param claimedBy the adjudicator who has it
     * @param overdue since when a decision is overdue
     */
    public record Case(Optional<String> claimedBy, Optional<Instant> overdue) {

        private static Case of(List<Recorded> history) {
            Case now = new Case(Optional.empty(), Optional.empty());
            for (Recorded recorded : history) {
                now = now.after(recorded.payload());
            }
            return now;
        }

        private Case after(Object event) {
            return switch (event) {
                case RegistrationEvent.CaseClaimed e -> new Case(Optional.of(e.officer()), overdue);
                case RegistrationEvent.CaseReleased _ -> new Case(Optional.empty(), overdue);
                case RegistrationEvent.DecisionOverdue e -> new Case(claimedBy, Optional.of(e.due()));
                case RegistrationEvent.AdjudicationAsked _, RegistrationEvent.Adjudicated _ ->
                    new Case(Optional.empty(), Optional.empty());
                default -> this;
            };
        }
    }

    private static boolean isApproved(List<Recorded> round) {
        return round.reversed().stream()
                .map(Recorded::payload)
                .filter(event ->
                        event instanceof RegistrationEvent.Approved || event instanceof RegistrationEvent.FoundInvalid)
                .findFirst()
                .filter(RegistrationEvent.Approved.class::isInstance)
                .isPresent();
    }

    private static boolean decides(Object event) {
        return event instanceof RegistrationEvent.FoundInvalid
                || event instanceof RegistrationEvent.Adjudicated
                || event instanceof RegistrationEvent.Approved;
    }
}
