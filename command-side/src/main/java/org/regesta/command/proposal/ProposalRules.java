package org.regesta.command.proposal;

import java.time.Instant;
import java.util.List;
import org.regesta.command.proposal.ProposalState.Approved;
import org.regesta.command.proposal.ProposalState.Closed;
import org.regesta.command.proposal.ProposalState.Executed;
import org.regesta.command.proposal.ProposalState.None;
import org.regesta.command.proposal.ProposalState.Open;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.command.proposal.api.ProposalCommand.Approve;
import org.regesta.command.proposal.api.ProposalCommand.Expire;
import org.regesta.command.proposal.api.ProposalCommand.Propose;
import org.regesta.command.proposal.api.ProposalCommand.RecordExecution;
import org.regesta.command.proposal.api.ProposalCommand.Refuse;
import org.regesta.command.proposal.api.ProposalRefusal;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalEvent.Proposed;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Refusal;

/** Four eyes: two officers, both in a role that may, or nothing happens. Silence is never consent. */
final class ProposalRules {

    static final ProposalState NOTHING_YET = new None();

    private static final List<ProposalEvent> NOTHING = List.of();

    private ProposalRules() {}

    /**
     * Who asks, as the caller's token said.
     *
     * @param role a role's name; a rule's is none of an officer's
     */
    record Actor(String id, String role) {}

    static List<ProposalEvent> decide(ProposalCommand command, Actor by, ProposalState state) {
        return switch (command) {
            case Propose c -> propose(c, by, state);
            case Approve c -> approve(c, by, state);
            case Refuse c -> refuse(c, by, state);
            case Expire c -> expire(c, state);
            case RecordExecution c -> execute(c, state);
        };
    }

    private static List<ProposalEvent> propose(Propose c, Actor by, ProposalState state) {
        Proposed proposed = new Proposed(c.proposalId(), c.kind(), c.target(), c.ground(), by.id(), c.expires());
        return switch (state) {
            case None _ -> {
                inOffice(c.kind(), by);
                yield List.of(proposed);
            }
            case Open s when same(s.as(), proposed) -> NOTHING;
            case Approved s when same(s.as(), proposed) -> NOTHING;
            case Closed s when same(s.as(), proposed) -> NOTHING;
            case Executed s when same(s.as(), proposed) -> NOTHING;
            case Open _, Approved _, Closed _, Executed _ -> throw no(ProposalRefusal.ALREADY_PROPOSED);
        };
    }

    /** Asked again, its time begins no anew. */
    private static boolean same(Proposed one, Proposed other) {
        return one.kind() == other.kind()
                && one.target().equals(other.target())
                && one.ground() == other.ground()
                && one.proposer().equals(other.proposer());
    }

    private static List<ProposalEvent> approve(Approve c, Actor by, ProposalState state) {
        return switch (state) {
            case Open s -> {
                open(s, by, c.now());
                if (s.as().proposer().equals(by.id())) {
                    throw no(ProposalRefusal.OWN_PROPOSAL);
                }
                if (!c.shared().isEmpty()) {
                    throw no(ProposalRefusal.NOT_INDEPENDENT);
                }
                yield List.of(new ProposalEvent.Approved(c.proposalId(), by.id()));
            }
            case Approved s when s.approver().equals(by.id()) -> NOTHING;
            case Executed s when s.approver().equals(by.id()) -> NOTHING;
            case Approved _, Closed _, Executed _ -> throw no(ProposalRefusal.ALREADY_DECIDED);
            case None _ -> throw no(ProposalRefusal.UNKNOWN);
        };
    }

    private static List<ProposalEvent> refuse(Refuse c, Actor by, ProposalState state) {
        return switch (state) {
            case Open s -> {
                open(s, by, c.now());
                yield List.of(new ProposalEvent.Refused(c.proposalId(), by.id()));
            }
            case Closed s when s.officer().equals(by.id()) -> NOTHING;
            case Approved _, Closed _, Executed _ -> throw no(ProposalRefusal.ALREADY_DECIDED);
            case None _ -> throw no(ProposalRefusal.UNKNOWN);
        };
    }

    private static void open(Open s, Actor by, Instant now) {
        inOffice(s.as().kind(), by);
        if (isOver(s, now)) {
            throw no(ProposalRefusal.EXPIRED);
        }
    }

    private static boolean isOver(Open s, Instant now) {
        return !now.isBefore(s.as().expires());
    }

    private static List<ProposalEvent> expire(Expire c, ProposalState state) {
        return switch (state) {
            case Open s when isOver(s, c.now()) -> List.of(new ProposalEvent.Expired(c.proposalId()));
            case Open _, Approved _, Closed _, Executed _ -> NOTHING;
            case None _ -> throw no(ProposalRefusal.UNKNOWN);
        };
    }

    private static List<ProposalEvent> execute(RecordExecution c, ProposalState state) {
        return switch (state) {
            case Approved _ -> List.of(new ProposalEvent.Executed(c.proposalId()));
            case Executed _ -> NOTHING;
            case Open _, Closed _ -> throw no(ProposalRefusal.NOT_APPROVED);
            case None _ -> throw no(ProposalRefusal.UNKNOWN);
        };
    }

    private static void inOffice(ProposalKind kind, Actor by) {
        if (Offices.of(kind).stream().noneMatch(role -> role.name().equals(by.role()))) {
            throw no(ProposalRefusal.NOT_IN_THIS_ROLE);
        }
    }

    static ProposalState evolve(ProposalState state, ProposalEvent event) {
        return switch (event) {
            case Proposed e -> new Open(e);
            case ProposalEvent.Approved e -> new Approved(((Open) state).as(), e.approver());
            case ProposalEvent.Refused e -> new Closed(((Open) state).as(), e.officer());
            case ProposalEvent.Expired _ -> new Closed(((Open) state).as(), "");
            case ProposalEvent.Executed _ -> new Executed(((Approved) state).as(), ((Approved) state).approver());
        };
    }

    private static Refusal no(ProposalRefusal why) {
        return new Refusal(why);
    }
}
