package org.regesta.command.uin;

import java.util.List;
import org.regesta.command.uin.api.ClaimKeyCommand;
import org.regesta.command.uin.api.ClaimKeyCommand.Begin;
import org.regesta.command.uin.api.ClaimKeyCommand.Finish;
import org.regesta.command.uin.api.ClaimKeyState;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.events.uin.ClaimKeyEvent.Begun;
import org.regesta.events.uin.ClaimKeyEvent.Finished;
import org.regesta.ports.Refusal;

/** One generation after the other, and the next not before all claims have come to this one. */
final class ClaimKeyRules {

    private ClaimKeyRules() {}

    static List<ClaimKeyEvent> decide(ClaimKeyCommand command, ClaimKeyState state) {
        return switch (command) {
            case Begin c when c.generation() <= state.generation() -> List.of();
            case Begin c when !state.finished() -> throw new Refusal(UinClaimRefusal.KEY_CHANGING);
            case Begin c -> List.of(new Begun(c.kind(), c.generation(), c.proposalId()));
            case Finish c
            when c.generation() == state.generation() && !state.finished() ->
                List.of(new Finished(c.kind(), c.generation()));
            case Finish _ -> List.of();
        };
    }
}
