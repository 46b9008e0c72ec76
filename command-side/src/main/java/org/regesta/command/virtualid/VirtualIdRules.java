package org.regesta.command.virtualid;

import java.util.List;
import org.regesta.command.virtualid.VirtualIdState.Draft;
import org.regesta.command.virtualid.VirtualIdState.Live;
import org.regesta.command.virtualid.VirtualIdState.Over;
import org.regesta.command.virtualid.VirtualIdState.Unknown;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.command.virtualid.api.VirtualIdCommand.Deactivate;
import org.regesta.command.virtualid.api.VirtualIdCommand.End;
import org.regesta.command.virtualid.api.VirtualIdCommand.Issue;
import org.regesta.command.virtualid.api.VirtualIdCommand.MakeDraft;
import org.regesta.command.virtualid.api.VirtualIdCommand.Reactivate;
import org.regesta.command.virtualid.api.VirtualIdCommand.Vid;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.events.virtualid.VirtualIdEvent.Deactivated;
import org.regesta.events.virtualid.VirtualIdEvent.Drafted;
import org.regesta.events.virtualid.VirtualIdEvent.Ended;
import org.regesta.events.virtualid.VirtualIdEvent.Issued;
import org.regesta.events.virtualid.VirtualIdEvent.Reactivated;
import org.regesta.ports.Refusal;

/** What may happen to a virtual id. What has ended never comes back. */
final class VirtualIdRules {

    static final VirtualIdState NOTHING_YET = new Unknown();

    private VirtualIdRules() {}

    static List<VirtualIdEvent> decide(VirtualIdCommand command, VirtualIdState state) {
        return switch (state) {
            case Unknown unknown -> ofNothing(command);
            case Draft draft -> ofADraft(command, draft);
            case Live live -> ofTheLiving(command, live);
            case Over over -> ofTheEnded(command, over);
        };
    }

    private static List<VirtualIdEvent> ofNothing(VirtualIdCommand command) {
        return switch (command) {
            case Issue c -> List.of(issued(c));
            case MakeDraft c -> List.of(new Drafted(c.vidId(), c.subject(), c.policy(), c.vid(), c.claimId()));
            case Deactivate c -> throw new Refusal(VirtualIdRefusal.UNKNOWN);
            case Reactivate c -> throw new Refusal(VirtualIdRefusal.UNKNOWN);
            case End c -> throw new Refusal(VirtualIdRefusal.UNKNOWN);
        };
    }

    private static List<VirtualIdEvent> ofADraft(VirtualIdCommand command, Draft draft) {
        return switch (command) {
            case Issue c when is(c, draft.subject(), draft.policy()) -> List.of(issued(c));
            case Issue c -> throw new Refusal(VirtualIdRefusal.ALREADY_ISSUED);
            case MakeDraft c -> List.of();
            case Deactivate c -> throw new Refusal(VirtualIdRefusal.UNKNOWN);
            case Reactivate c -> throw new Refusal(VirtualIdRefusal.UNKNOWN);
            case End c -> List.of(new Ended(c.vidId(), draft.subject(), c.end()));
        };
    }

    private static List<VirtualIdEvent> ofTheLiving(VirtualIdCommand command, Live live) {
        return switch (command) {
            case Issue c
            when is(c, live.subject(), live.policy()) -> List.of(); // issued before: the number it got then stays
            case Issue c -> throw new Refusal(VirtualIdRefusal.ALREADY_ISSUED);
            case MakeDraft c -> throw new Refusal(VirtualIdRefusal.ALREADY_ISSUED);
            case Deactivate c -> live.active() ? List.of(new Deactivated(c.vidId(), live.subject())) : List.of();
            case Reactivate c -> live.active() ? List.of() : List.of(new Reactivated(c.vidId(), live.subject()));
            case End c -> List.of(new Ended(c.vidId(), live.subject(), c.end()));
        };
    }

    private static List<VirtualIdEvent> ofTheEnded(VirtualIdCommand command, Over over) {
        return switch (command) {
            case Issue c when is(c, over.subject(), over.policy()) -> throw new Refusal(VirtualIdRefusal.ENDED);
            case Issue c -> throw new Refusal(VirtualIdRefusal.ALREADY_ISSUED);
            case MakeDraft c -> throw new Refusal(VirtualIdRefusal.ENDED);
            case Deactivate c -> throw new Refusal(VirtualIdRefusal.ENDED);
            case Reactivate c -> throw new Refusal(VirtualIdRefusal.ENDED);
            case End c -> List.of(); // whoever was first said why
        };
    }

    private static boolean is(Issue c, String subject, String policy) {
        return subject.equals(c.subject()) && policy.equals(c.policy());
    }

    private static Issued issued(Issue c) {
        return new Issued(c.vidId(), c.subject(), c.policy(), c.vid(), c.claimId(), c.expires());
    }

    static VirtualIdState evolve(VirtualIdState state, VirtualIdEvent event) {
        return switch (event) {
            case Issued e -> new Live(e.subject(), e.policy(), new Vid(e.vid(), e.claimId()), true);
            case Drafted e -> new Draft(e.subject(), e.policy(), new Vid(e.vid(), e.claimId()));
            case Deactivated e -> living(state, false);
            case Reactivated e -> living(state, true);
            case Ended e -> over(state);
        };
    }

    private static VirtualIdState living(VirtualIdState state, boolean active) {
        if (state instanceof Live live) {
            return new Live(live.subject(), live.policy(), live.vid(), active);
        }
        throw new IllegalStateException("only what was issued can be switched off and on");
    }

    private static VirtualIdState over(VirtualIdState state) {
        return switch (state) {
            case Live live -> new Over(live.subject(), live.policy(), live.vid());
            case Draft draft -> new Over(draft.subject(), draft.policy(), draft.vid());
            case Over over -> over;
            case Unknown unknown -> throw new IllegalStateException("what never was cannot end");
        };
    }

    /** The number in effect, once issued. */
    static Vid answer(VirtualIdState state) {
        return switch (state) {
            case Live live -> live.vid();
            case Draft draft -> draft.vid();
            case Over over -> over.vid();
            case Unknown unknown -> throw new IllegalStateException("an accepted command leaves a virtual id");
        };
    }
}
