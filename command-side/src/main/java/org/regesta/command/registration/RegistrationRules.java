package org.regesta.command.registration;

import java.util.List;
import java.util.Optional;
import org.regesta.command.registration.RegistrationState.Announced;
import org.regesta.command.registration.RegistrationState.Approved;
import org.regesta.command.registration.RegistrationState.Asked;
import org.regesta.command.registration.RegistrationState.Between;
import org.regesta.command.registration.RegistrationState.Finished;
import org.regesta.command.registration.RegistrationState.Given;
import org.regesta.command.registration.RegistrationState.InAdjudication;
import org.regesta.command.registration.RegistrationState.Invalid;
import org.regesta.command.registration.RegistrationState.Issuing;
import org.regesta.command.registration.RegistrationState.Judged;
import org.regesta.command.registration.RegistrationState.Lapsed;
import org.regesta.command.registration.RegistrationState.Paused;
import org.regesta.command.registration.RegistrationState.Rejected;
import org.regesta.command.registration.RegistrationState.UnderWay;
import org.regesta.command.registration.RegistrationState.Unknown;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationCommand.AnnounceInformation;
import org.regesta.command.registration.api.RegistrationCommand.Approve;
import org.regesta.command.registration.api.RegistrationCommand.AskAdjudication;
import org.regesta.command.registration.api.RegistrationCommand.AskInformation;
import org.regesta.command.registration.api.RegistrationCommand.AskStage;
import org.regesta.command.registration.api.RegistrationCommand.Begin;
import org.regesta.command.registration.api.RegistrationCommand.CaseCommand;
import org.regesta.command.registration.api.RegistrationCommand.DeclareVoid;
import org.regesta.command.registration.api.RegistrationCommand.Deposit;
import org.regesta.command.registration.api.RegistrationCommand.EndRetention;
import org.regesta.command.registration.api.RegistrationCommand.Finish;
import org.regesta.command.registration.api.RegistrationCommand.LinkSubject;
import org.regesta.command.registration.api.RegistrationCommand.ReceiveInformation;
import org.regesta.command.registration.api.RegistrationCommand.ReceivePacket;
import org.regesta.command.registration.api.RegistrationCommand.RecordFinding;
import org.regesta.command.registration.api.RegistrationCommand.RecordKeysDestroyed;
import org.regesta.command.registration.api.RegistrationCommand.RefuseUpload;
import org.regesta.command.registration.api.RegistrationCommand.Reject;
import org.regesta.command.registration.api.RegistrationCommand.Restart;
import org.regesta.command.registration.api.RegistrationCommand.Stop;
import org.regesta.command.registration.api.RegistrationCommand.Sync;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.command.registration.api.Route;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.RejectionGround;
import org.regesta.events.registration.Stage;
import org.regesta.ports.Refusal;

/**
 * What may happen to a registration, and when. A command that comes a second time, or so late that its effect already
 * stands, changes nothing: every command here may be sent again.
 */
final class RegistrationRules {

    private static final List<RegistrationEvent> NOTHING = List.of();

    private RegistrationRules() {}

    /** @param actor who asks, as the caller's token said; or the rule that acts */
    static List<RegistrationEvent> decide(RegistrationCommand command, String actor, RegistrationState state) {
        return switch (command) {
            case Sync c -> sync(c, state);
            case Deposit c -> Deposits.deposit(c, actor, state);
            case Begin c -> Deposits.begin(c, actor, state);
            case RefuseUpload c -> {
                Information.refuseUnlessAwaited(state);
                yield List.of(new RegistrationEvent.UploadRefused(c.registrationId(), c.fault()));
            }
            case ReceivePacket c -> receive(c, awaited(state));
            case AskInformation c -> Information.ask(c, underWay(state));
            case AnnounceInformation c -> Information.announce(c, underWay(state));
            case ReceiveInformation c -> Information.receive(c, underWay(state));
            case AskStage c -> ask(c, underWay(state));
            case Restart c -> Restarts.decide(c, underWay(state));
            case RecordFinding c -> find(c, underWay(state));
            case AskAdjudication c -> askAdjudication(c, underWay(state));
            case CaseCommand c -> CaseRules.decide(c, actor, underWay(state));
            case Approve c -> approve(c, underWay(state));
            case Reject c -> reject(c, underWay(state));
            case Stop c when state instanceof Announced s -> Endings.ofWhatNeverCame(c, actor, s);
            case Stop c -> Endings.of(c, actor, underWay(state));
            case LinkSubject c -> link(c, underWay(state));
            case Finish c -> finish(c, underWay(state));
            case DeclareVoid c -> declareVoid(c, underWay(state));
            case EndRetention c -> Retention.end(c, state);
            case RecordKeysDestroyed c -> Retention.destroyed(c, state);
        };
    }

    /** The subject in effect, once one is linked. */
    static Optional<String> subject(RegistrationState state) {
        return switch (state) {
            case Issuing s -> s.subject();
            case Finished s -> Optional.of(s.subject());
            case Unknown _,
                    Announced _,
                    Lapsed _,
                    Between _,
                    Asked _,
                    Paused _,
                    Given _,
                    Invalid _,
                    InAdjudication _,
                    Judged _,
                    Approved _,
                    Rejected _ -> Optional.empty();
        };
    }

    private static List<RegistrationEvent> sync(Sync c, RegistrationState state) {
        RegistrationEvent.Synced announced = new RegistrationEvent.Synced(
                c.registrationId(),
                c.process(),
                c.packetId(),
                c.packetHash(),
                c.packetSize(),
                c.supervisorStatus(),
                c.language(),
                c.contacts());
        return switch (state) {
            case Unknown _ -> List.of(announced);
            case Announced s when s.deposit().isPresent() -> throw no(RegistrationRefusal.ALREADY_UNDER_WAY);
            case Announced s -> same(s.as(), announced) ? NOTHING : List.of(announced);
            case UnderWay s when same(s.path().announced(), announced) -> NOTHING;
            case UnderWay _ -> throw no(RegistrationRefusal.ALREADY_UNDER_WAY);
            case Lapsed _ -> throw no(RegistrationRefusal.KEPT_NO_LONGER);
        };
    }

    /**
     * Seals differ each time they are made; the packet's hash says whether it is the same packet, contacts included.
     */
    private static boolean same(RegistrationEvent.Synced one, RegistrationEvent.Synced other) {
        return one.packetHash().equals(other.packetHash())
                && one.packetSize() == other.packetSize()
                && one.packetId().equals(other.packetId())
                && one.process() == other.process()
                && one.supervisorStatus() == other.supervisorStatus()
                && one.language().equals(other.language())
                && one.contacts().keySet().equals(other.contacts().keySet());
    }

    private static List<RegistrationEvent> receive(ReceivePacket c, Announced state) {
        if (!state.as().packetHash().equals(c.packetHash())) {
            throw no(RegistrationRefusal.NOT_AS_ANNOUNCED); // announced differently while it was on its way
        }
        return List.of(new RegistrationEvent.PacketReceived(
                c.registrationId(), c.packet(), c.packetHash(), c.centreId(), c.machineId(), c.packetCreated()));
    }

    private static List<RegistrationEvent> ask(AskStage c, UnderWay state) {
        List<RegistrationEvent> asked =
                List.of(new RegistrationEvent.StageAsked(c.registrationId(), c.stage(), c.attempt()));
        return switch (state) {
            case UnderWay s when s.path().hasAnswer(c.stage(), c.attempt()) -> NOTHING;
            case Between s
            when c.attempt() == Restarts.round(s) && Stages.after(s).equals(Optional.of(c.stage())) -> asked;
            case Given s when c.stage() == Stage.CORRECT && c.attempt() == s.attempt() -> asked;
            case Asked s when s.stage() == c.stage() -> again(c.attempt(), s.attempt(), asked);
            case Approved s when isNextEffect(c, s) -> asked;
            case Judged s when Cases.takesBack(s) && isNextEffect(c, s) -> asked;
            case Issuing s when c.stage() == Stages.route(s).effect() -> again(c.attempt(), s.attempt(), asked);
            case Finished _ -> NOTHING;
            case Between _,
                    Asked _,
                    Paused _,
                    Given _,
                    Invalid _,
                    InAdjudication _,
                    Judged _,
                    Approved _,
                    Issuing _,
                    Rejected _ -> throw no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static boolean isNextEffect(AskStage c, UnderWay s) {
        return c.stage() == Stages.route(s).effect()
                && c.attempt() == s.path().past().effects() + 1;
    }

    private static List<RegistrationEvent> again(int attempt, int current, List<RegistrationEvent> asked) {
        if (attempt > current + 1) {
            throw no(RegistrationRefusal.OUT_OF_ORDER);
        }
        return attempt <= current ? NOTHING : asked;
    }

    private static List<RegistrationEvent> find(RecordFinding c, UnderWay state) {
        if (state.path().hasAnswer(c.stage(), c.attempt())) {
            return NOTHING;
        }
        boolean answers =
                switch (state) {
                    case Asked s -> s.stage() == c.stage() && s.attempt() == c.attempt();
                    case Issuing s -> isOvertaken(c, s);
                    default -> false; // nothing is awaited
                };
        boolean fits = Stages.isFinding(c.stage(), c.attempt(), c.finding())
                && c.finding().registrationId().equals(c.registrationId())
                && c.beside().filter(graded -> !Stages.isBeside(c, graded)).isEmpty();
        if (!answers || !fits) {
            throw no(RegistrationRefusal.NOT_ASKED);
        }
        return c.beside()
                .<List<RegistrationEvent>>map(graded -> List.of(graded, c.finding()))
                .orElseGet(() -> List.of(c.finding()));
    }

    /** What was approved fits the person no more, who died or was forgotten meanwhile: nothing came of it yet. */
    private static boolean isOvertaken(RecordFinding c, Issuing state) {
        return c.finding() instanceof RegistrationEvent.FoundInvalid
                && c.stage() == Stages.route(state).effect()
                && c.attempt() == state.attempt()
                && state.overturned().isEmpty()
                && state.path().past().subject().isEmpty();
    }

    private static List<RegistrationEvent> askAdjudication(AskAdjudication c, UnderWay state) {
        return switch (state) {
            case Between s
            when Stages.isToBeDecided(s) && Stages.compares(s) ->
                List.of(new RegistrationEvent.AdjudicationAsked(c.registrationId(), c.reason(), c.candidates()));
            case InAdjudication _, Judged _ -> NOTHING;
            case Between _, Asked _, Paused _, Given _, Invalid _, Approved _, Issuing _, Rejected _, Finished _ ->
                throw no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static List<RegistrationEvent> approve(Approve c, UnderWay state) {
        List<RegistrationEvent> approved = List.of(new RegistrationEvent.Approved(c.registrationId()));
        return switch (state) {
            case Between s when Stages.isToBeDecided(s) -> approved;
            case Judged s when s.verdict().approves() -> approved;
            case Approved _, Issuing _, Finished _ -> NOTHING;
            case Between _, Asked _, Paused _, Given _, Invalid _, InAdjudication _, Judged _, Rejected _ ->
                throw no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static List<RegistrationEvent> reject(Reject c, UnderWay state) {
        List<RegistrationEvent> rejected = rejected(c);
        return switch (state) {
            case Invalid _ when c.ground() == RejectionGround.INVALID_PACKET -> rejected;
            case Judged s when Cases.says(s.verdict(), c) && !Cases.takesBack(s) -> rejected;
            case Issuing s
            when s.overturned().filter(verdict -> Cases.says(verdict, c)).isPresent() -> rejected;
            case Between s
            when c.ground() == RejectionGround.NOBODY_FOUND
                    && Stages.isToBeDecided(s)
                    && Stages.route(s).decision() == Route.Decision.BY_IDENTIFICATION -> rejected;
            case Rejected _ -> NOTHING;
            case Between s
            when c.ground() == RejectionGround.INFORMATION_MISSING && Information.isInVain(s) -> rejected;
            case Between _,
                    Asked _,
                    Paused _,
                    Given _,
                    Invalid _,
                    InAdjudication _,
                    Judged _,
                    Approved _,
                    Issuing _,
                    Finished _ -> throw no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static List<RegistrationEvent> rejected(Reject c) {
        return List.of(new RegistrationEvent.Rejected(c.registrationId(), c.ground(), c.duplicateOf()));
    }

    private static List<RegistrationEvent> link(LinkSubject c, UnderWay state) {
        return switch (state) {
            case Issuing s
            when s.subject().isEmpty() ->
                List.of(new RegistrationEvent.SubjectLinked(c.registrationId(), c.proposedSubject()));
            case Issuing _, Finished _ -> NOTHING;
            case Between _, Asked _, Paused _, Given _, Invalid _, InAdjudication _, Judged _, Approved _, Rejected _ ->
                throw no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static List<RegistrationEvent> finish(Finish c, UnderWay state) {
        return switch (state) {
            case Issuing s
            when s.overturned().isEmpty() && s.subject().equals(Optional.of(c.subject())) ->
                List.of(new RegistrationEvent.Finished(c.registrationId(), c.subject()));
            case Finished s when s.subject().equals(c.subject()) -> NOTHING;
            case Between _,
                    Asked _,
                    Paused _,
                    Given _,
                    Invalid _,
                    InAdjudication _,
                    Judged _,
                    Approved _,
                    Issuing _,
                    Rejected _,
                    Finished _ -> throw no(RegistrationRefusal.OUT_OF_ORDER);
        };
    }

    private static List<RegistrationEvent> declareVoid(DeclareVoid c, UnderWay state) {
        if (!(state instanceof Finished s) || Stages.route(s).effect() != Stage.ISSUE) {
            throw no(RegistrationRefusal.OUT_OF_ORDER);
        }
        return s.path().past().isVoid()
                ? NOTHING
                : List.of(new RegistrationEvent.Voided(c.registrationId(), c.proposalId()));
    }

    /** The announcement whose packet is awaited, or the refusal to take one. */
    static Announced awaited(RegistrationState state) {
        return switch (state) {
            case Announced s when s.deposit().isPresent() -> throw no(RegistrationRefusal.ALREADY_RECEIVED);
            case Announced s -> s;
            case Unknown _ -> throw no(RegistrationRefusal.NOT_SYNCED);
            case UnderWay _ -> throw no(RegistrationRefusal.ALREADY_RECEIVED);
            case Lapsed _ -> throw no(RegistrationRefusal.KEPT_NO_LONGER);
        };
    }

    private static UnderWay underWay(RegistrationState state) {
        return switch (state) {
            case UnderWay s -> s;
            case Unknown _ -> throw no(RegistrationRefusal.NOT_SYNCED);
            case Announced _ -> throw no(RegistrationRefusal.OUT_OF_ORDER);
            case Lapsed _ -> throw no(RegistrationRefusal.KEPT_NO_LONGER);
        };
    }

    static Refusal no(RegistrationRefusal why) {
        return new Refusal(why);
    }
}
