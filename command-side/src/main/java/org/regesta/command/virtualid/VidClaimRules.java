package org.regesta.command.virtualid;

import java.util.List;
import org.regesta.command.virtualid.VidClaimState.Free;
import org.regesta.command.virtualid.VidClaimState.Held;
import org.regesta.command.virtualid.VidClaimState.Taken;
import org.regesta.command.virtualid.api.VidClaimCommand;
import org.regesta.command.virtualid.api.VidClaimCommand.Bind;
import org.regesta.command.virtualid.api.VidClaimCommand.Reserve;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VidClaimEvent.Bound;
import org.regesta.events.virtualid.VidClaimEvent.Reserved;
import org.regesta.ports.Refusal;

/** One number, one virtual id. */
final class VidClaimRules {

    static final VidClaimState NOTHING_YET = new Free();

    private VidClaimRules() {}

    static List<VidClaimEvent> decide(VidClaimCommand command, VidClaimState state) {
        return switch (command) {
            case Reserve c ->
                switch (state) {
                    case Free free -> reserved(c);
                    case Held held when !c.now().isBefore(held.until()) -> reserved(c);
                    case Held held when held.holder().equals(c.holder()) -> List.of();
                    case Held held -> throw new Refusal(VirtualIdRefusal.TAKEN);
                    case Taken taken -> throw new Refusal(VirtualIdRefusal.TAKEN);
                };
            case Bind c ->
                switch (state) {
                    case Free free -> List.of(new Bound(c.claimId(), c.vidId(), c.subject()));
                    // Held by the pool, it was drawn by someone who may not use it: it is theirs, not ours to bind.
                    case Held held -> throw new Refusal(VirtualIdRefusal.TAKEN);
                    case Taken taken when taken.equals(new Taken(c.vidId(), c.subject())) -> List.of();
                    case Taken taken -> throw new Refusal(VirtualIdRefusal.TAKEN);
                };
        };
    }

    static VidClaimState evolve(VidClaimState state, VidClaimEvent event) {
        return switch (event) {
            case Reserved e -> new Held(e.holder(), e.until());
            case Bound e -> new Taken(e.vidId(), e.subject());
        };
    }

    private static List<VidClaimEvent> reserved(Reserve c) {
        return List.of(new Reserved(c.claimId(), c.holder(), c.until()));
    }
}
