package org.regesta.command.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.registration.RegistrationState.Finished;
import org.regesta.command.registration.RegistrationState.InAdjudication;
import org.regesta.command.registration.RegistrationState.Judged;
import org.regesta.command.registration.RegistrationState.Rejected;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.api.CaseRefusal;
import org.regesta.command.registration.api.OtherNames;
import org.regesta.command.registration.api.RegistrationCommand.Adjudicate;
import org.regesta.command.registration.api.RegistrationCommand.CaseCommand;
import org.regesta.command.registration.api.RegistrationCommand.ClaimCase;
import org.regesta.command.registration.api.RegistrationCommand.EndClaim;
import org.regesta.command.registration.api.RegistrationCommand.Escalate;
import org.regesta.command.registration.api.RegistrationCommand.ReleaseCase;
import org.regesta.command.registration.api.RegistrationCommand.Reopen;
import org.regesta.command.registration.api.RegistrationCommand.TakeCaseAway;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.ClaimEnd;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RegistrationEvent.Adjudicated;
import org.regesta.events.registration.RegistrationEvent.CaseClaimed;
import org.regesta.events.registration.RegistrationEvent.CaseReleased;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Refusal;

/**
 * Who may decide a case: one at a time, whom it is not about, who did not make the packet and had no hand in an earlier
 * decision about it, in whatever office. A claim that ran out counts no more, whether or not an event says so yet.
 */
final class CaseRules {

    private static final List<RegistrationEvent> NOTHING = List.of();

    /** Where one that was rejected is looked at again: the first of these on its route. */
    private static final Set<Stage> AGAIN_FROM = Set.of(Stage.AUTHENTICATE, Stage.IDENTIFY, Stage.ENROL);

    private CaseRules() {}

    /** @param officer who asks, as the caller's token said; or the rule that acts */
    static List<RegistrationEvent> decide(CaseCommand command, String officer, UnderWay state) {
        return switch (command) {
            case ClaimCase c -> claim(c, officer, waiting(state));
            case ReleaseCase c -> release(c, officer, state);
            case TakeCaseAway c ->
                state instanceof InAdjudication s && s.hands().claim().isPresent() ? takeAway(c, officer, s) : NOTHING;
            case EndClaim c ->
                claimOf(state)
                        .filter(claim -> isOver(claim, c.at()))
                        .map(claim -> ended(claim, ClaimEnd.RAN_OUT))
                        .orElse(NOTHING);
            case Escalate c ->
                state instanceof InAdjudication s && !s.overdue() && !c.at().isBefore(c.due())
                        ? List.of(new RegistrationEvent.DecisionOverdue(c.registrationId(), c.due()))
                        : NOTHING;
            case Adjudicate c -> adjudicate(c, officer, state);
            case Reopen c -> reopen(c, officer, state);
        };
    }

    private static List<RegistrationEvent> claim(ClaimCase c, String officer, InAdjudication s) {
        if (standing(s, officer, c.at()).isPresent()) {
            return NOTHING;
        }
        isTheirTurn(free(officer, c.as(), s), c.at(), s);
        List<RegistrationEvent> events = new ArrayList<>();
        s.hands().claim().ifPresent(old -> events.addAll(ended(old, ClaimEnd.RAN_OUT)));
        events.add(new CaseClaimed(c.registrationId(), officer, c.at(), c.until()));
        return events;
    }

    /** Who has the case, or could claim it now. */
    static void mayHave(String officer, OtherNames as, Instant at, InAdjudication s) {
        Optional<CaseClaimed> theirs = standing(s, officer, at);
        Set<String> names = free(officer, as, s);
        if (theirs.isEmpty()) {
            isTheirTurn(names, at, s);
        }
    }

    /** The officer's own claim in effect; another's is nobody else's to pass by. */
    private static Optional<CaseClaimed> standing(InAdjudication s, String officer, Instant at) {
        Optional<CaseClaimed> standing = s.hands().claim().filter(claim -> !isOver(claim, at));
        if (standing.filter(claim -> !claim.officer().equals(officer)).isPresent()) {
            throw new Refusal(CaseRefusal.CLAIMED_BY_ANOTHER);
        }
        return standing;
    }

    private static void isTheirTurn(Set<String> names, Instant at, InAdjudication s) {
        boolean ranOutOnThem =
                s.hands().claim().filter(old -> names.contains(old.officer())).isPresent();
        if (ranOutOnThem || at.isBefore(Cases.restsUntil(names, s.hands()))) {
            throw new Refusal(CaseRefusal.OTHERS_TURN);
        }
    }

    private static void isNotTheirOwn(OtherNames as) {
        if (as.concerned()) {
            throw new Refusal(CaseRefusal.OWN_CASE);
        }
    }

    /** @return the officer's names */
    static Set<String> neitherTheirsNorMade(String officer, OtherNames as, Set<String> makers) {
        Set<String> names = new TreeSet<>(as.offices());
        names.add(officer);
        isNotTheirOwn(as);
        if (!Collections.disjoint(makers, names)) {
            throw new Refusal(CaseRefusal.OWN_PACKET);
        }
        return names;
    }

    /** Nobody judges themselves, what they made, or what they judged: by which of their names they did. */
    static Set<String> free(String officer, OtherNames as, UnderWay state) {
        Set<String> names =
                neitherTheirsNorMade(officer, as, state.path().past().makers());
        if (!Collections.disjoint(state.path().past().deciders(), names)) {
            throw new Refusal(CaseRefusal.HAD_A_HAND_IN_IT);
        }
        return names;
    }

    private static List<RegistrationEvent> release(ReleaseCase c, String officer, UnderWay state) {
        Optional<CaseClaimed> standing = claimOf(state).filter(claim -> !isOver(claim, c.at()));
        if (standing.filter(claim -> !claim.officer().equals(officer)).isPresent()) {
            throw new Refusal(CaseRefusal.CLAIMED_BY_ANOTHER);
        }
        return standing.map(claim -> ended(claim, ClaimEnd.GIVEN_BACK)).orElse(NOTHING);
    }

    /** Once a person: whoever could take a case from one after another would decide by whom it is decided. */
    private static List<RegistrationEvent> takeAway(TakeCaseAway c, String officer, InAdjudication s) {
        if (Cases.restsUntil(free(officer, c.as(), s), s.hands()).equals(Cases.FOR_EVER)) {
            throw new Refusal(CaseRefusal.TAKEN_AWAY_BEFORE);
        }
        return ended(s.hands().claim().orElseThrow(), ClaimEnd.TAKEN_AWAY);
    }

    private static List<RegistrationEvent> adjudicate(Adjudicate c, String officer, UnderWay state) {
        return switch (state) {
            case InAdjudication s -> {
                isTheirs(s, officer, c.at());
                free(officer, c.as(), s);
                boolean duplicate = c.decision() == AdjudicationDecision.DUPLICATE;
                boolean named = c.duplicateOf().filter(s.candidates()::contains).isPresent();
                if (duplicate != named || (!duplicate && c.duplicateOf().isPresent())) {
                    throw RegistrationRules.no(RegistrationRefusal.NOT_A_CANDIDATE);
                }
                yield List.of(new Adjudicated(c.registrationId(), c.decision(), c.duplicateOf()));
            }
            case Judged s
            when s.decision() == c.decision()
                    && s.verdict().duplicateOf().equals(c.duplicateOf())
                    && s.path().past().deciders().contains(officer) -> NOTHING; // sent again
            default -> throw RegistrationRules.no(RegistrationRefusal.NOT_IN_ADJUDICATION);
        };
    }

    private static void isTheirs(InAdjudication s, String officer, Instant at) {
        CaseClaimed claim = s.hands()
                .claim()
                .filter(standing -> !isOver(standing, at))
                .orElseThrow(() -> new Refusal(CaseRefusal.NOT_CLAIMED));
        if (!claim.officer().equals(officer)) {
            throw new Refusal(CaseRefusal.CLAIMED_BY_ANOTHER);
        }
    }

    private static List<RegistrationEvent> reopen(Reopen c, String officer, UnderWay state) {
        RegistrationEvent reopened = new RegistrationEvent.Reopened(c.registrationId(), c.ground(), c.instead());
        if (c.ground() == ReopeningGround.EARLIER_ONE_VOID) {
            return state instanceof Rejected s && s.duplicateOf().isPresent()
                    ? List.of(reopened, again(c.registrationId(), s))
                    : NOTHING; // looked at already, or refused for nobody's sake
        }
        if (state.path().past().deciders().isEmpty()) {
            throw new Refusal(CaseRefusal.NOTHING_TO_APPEAL);
        }
        free(officer, c.as(), state);
        return switch (state) {
            case Rejected s -> List.of(reopened, again(c.registrationId(), s));
            case Finished s
            when Stages.route(s).effect() == Stage.ISSUE && !s.path().past().isVoid() -> List.of(reopened);
            case Finished _ -> throw new Refusal(CaseRefusal.NOTHING_TO_APPEAL);
            default -> throw RegistrationRules.no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    /** Under a new attempt, and so under a new rank: whoever came since is compared with too. */
    private static RegistrationEvent again(String registrationId, Rejected state) {
        Stage from = Stages.route(state).stages().stream()
                .filter(AGAIN_FROM::contains)
                .findFirst()
                .orElseThrow(() -> new Refusal(CaseRefusal.NOTHING_TO_APPEAL));
        return new RegistrationEvent.StageAsked(registrationId, from, Cases.nextRound(state.path()));
    }

    private static InAdjudication waiting(UnderWay state) {
        if (state instanceof InAdjudication s) {
            return s;
        }
        throw RegistrationRules.no(RegistrationRefusal.NOT_IN_ADJUDICATION);
    }

    private static Optional<CaseClaimed> claimOf(UnderWay state) {
        return state instanceof InAdjudication s ? s.hands().claim() : Optional.empty();
    }

    private static boolean isOver(CaseClaimed claim, Instant at) {
        return !at.isBefore(claim.until());
    }

    private static List<RegistrationEvent> ended(CaseClaimed claim, ClaimEnd how) {
        return List.of(new CaseReleased(claim.registrationId(), claim.officer(), how));
    }
}
