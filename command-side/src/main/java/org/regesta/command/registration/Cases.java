package org.regesta.command.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.command.registration.RegistrationState.Finished;
import org.regesta.command.registration.RegistrationState.Hands;
import org.regesta.command.registration.RegistrationState.InAdjudication;
import org.regesta.command.registration.RegistrationState.Issuing;
import org.regesta.command.registration.RegistrationState.Judged;
import org.regesta.command.registration.RegistrationState.Past;
import org.regesta.command.registration.RegistrationState.Path;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.RegistrationCommand.Reject;
import org.regesta.command.registration.api.Verdict;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Adjudicated;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.RegistrationEvent.DecisionOverdue;

/** What befalls a case, and what became of it. */
final class Cases {

    /** Until when whoever a case was taken from rests, and whoever took it away. */
    static final Instant FOR_EVER = Instant.MAX;

    private Cases() {}

    static InAdjudication after(InAdjudication state, RegistrationEvent.CaseEvent event, String actor) {
        return switch (event) {
            case CaseClaimed e ->
                state.with(new Hands(
                        Optional.of(e), state.hands().resting(), state.hands().givenBack()));
            case CaseReleased e -> state.with(released(state.hands(), e, actor));
            case DecisionOverdue _ ->
                new InAdjudication(state.path(), state.candidates(), state.sought(), state.hands(), true);
        };
    }

    /**
     * Whoever let it run out rests as long as they had it. Whoever it was taken from does not get it again, nor does
     * whoever took it away.
     */
    private static Hands released(Hands hands, CaseReleased event, String actor) {
        Map<String, Instant> resting = new TreeMap<>(hands.resting());
        List<CaseClaimed> givenBack = new ArrayList<>(hands.givenBack());
        CaseClaimed claim = hands.claim().orElseThrow();
        switch (event.end()) {
            case GIVEN_BACK -> givenBack.add(claim);
            case TAKEN_AWAY -> {
                resting.put(event.officer(), FOR_EVER);
                resting.put(actor, FOR_EVER);
            }
            case RAN_OUT -> resting.put(event.officer(), restedFrom(claim));
        }
        return new Hands(Optional.empty(), Map.copyOf(resting), List.copyOf(givenBack));
    }

    /**
     * Until when a person leaves it to others. Given back once, they may have it again at once; given back after
     * another turn, from whichever office, they rest as if it had run out: a case is not held by giving it back in time
     * and taking it again.
     *
     * @param names of the offices that the person holds
     */
    static Instant restsUntil(Set<String> names, Hands hands) {
        List<Instant> rests = names.stream()
                .flatMap(name -> Stream.ofNullable(hands.resting().get(name)))
                .toList();
        List<CaseClaimed> back = hands.givenBack().stream()
                .filter(claim -> names.contains(claim.officer()))
                .toList();
        Stream<Instant> again = back.size() + rests.size() > 1 ? back.stream().map(Cases::restedFrom) : Stream.empty();
        return Stream.concat(rests.stream(), again)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static Instant restedFrom(CaseClaimed claim) {
        return claim.until().plus(Duration.between(claim.from(), claim.until()));
    }

    static Judged judged(InAdjudication state, Adjudicated event, String actor) {
        return new Judged(
                state.path().with(state.path().past().decidedBy(actor)),
                event.decision(),
                Verdict.of(state.sought(), event.decision(), event.duplicateOf()));
    }

    /** One that is an identity stands where it is decided; of one that was rejected a stage is asked for at once. */
    static Between reopened(UnderWay state, String actor) {
        Past past = state.path().past().decidedBy(actor);
        return state instanceof Finished
                ? new Between(
                        state.path().with(past),
                        Optional.of(Stages.route(state).stages().getLast()))
                : new Between(state.path().with(past.anew(nextRound(state.path()))), Optional.empty());
    }

    /** The attempt under which one that was rejected is looked at again. */
    static int nextRound(Path path) {
        return Math.max(path.past().since(), Collections.max(path.answered().values())) + 1;
    }

    /** Whether an identity was made by an earlier decision that this one turns round. */
    static boolean takesBack(Judged state) {
        return state.path().past().subject().isPresent() && !state.verdict().approves();
    }

    static boolean says(Verdict verdict, Reject c) {
        return verdict.ground().equals(Optional.of(c.ground()))
                && verdict.duplicateOf().equals(c.duplicateOf());
    }

    /** The decision for which an identity that was made is taken back, if that is what is being carried out. */
    static Optional<Verdict> overturned(UnderWay state) {
        return switch (state) {
            case Judged judged -> Optional.of(judged.verdict()).filter(verdict -> !verdict.approves());
            case Issuing issuing -> issuing.overturned();
            default -> Optional.empty(); // what is carried out was approved
        };
    }
}
