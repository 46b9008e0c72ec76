package org.regesta.command.uin;

import java.util.List;
import org.regesta.command.uin.UinClaimState.Free;
import org.regesta.command.uin.UinClaimState.Held;
import org.regesta.command.uin.UinClaimState.MovedAway;
import org.regesta.command.uin.UinClaimState.Retired;
import org.regesta.command.uin.UinClaimState.Taken;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaimCommand.Arrive;
import org.regesta.command.uin.api.UinClaimCommand.Bind;
import org.regesta.command.uin.api.UinClaimCommand.GiveUp;
import org.regesta.command.uin.api.UinClaimCommand.MoveOn;
import org.regesta.command.uin.api.UinClaimCommand.Release;
import org.regesta.command.uin.api.UinClaimCommand.Reserve;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.events.uin.UinClaimEvent.Bound;
import org.regesta.events.uin.UinClaimEvent.Moved;
import org.regesta.events.uin.UinClaimEvent.Released;
import org.regesta.events.uin.UinClaimEvent.Reserved;
import org.regesta.ports.Refusal;

/** One UIN, one person: a number that was bound is free again only by erasure, and only if the policy says so. */
final class UinClaimRules {

    static final UinClaimState NOTHING_YET = new Free(false);

    private UinClaimRules() {}

    static List<UinClaimEvent> decide(UinClaimCommand command, UinClaimState state) {
        if (state instanceof MovedAway && !(command instanceof MoveOn)) {
            throw new Refusal(UinClaimRefusal.MOVED);
        }
        return switch (command) {
            case MoveOn c ->
                state instanceof MovedAway ? List.of() : List.of(new UinClaimEvent.MovedOn(c.claimId(), c.to()));
            case Arrive c
            when state.equals(NOTHING_YET) ->
                List.of(new Moved(c.claimId(), c.from(), c.subject(), c.holder(), c.until()));
            case Arrive _ -> List.of(); // it came before, whatever became of it since
            case Reserve c ->
                switch (state) {
                    case Free free -> reserved(c);
                    case Held held when !c.now().isBefore(held.until()) -> reserved(c);
                    case Held held when held.holder().equals(c.holder()) -> List.of(); // the first answer still holds
                    case Held held -> throw new Refusal(UinClaimRefusal.TAKEN);
                    case Taken _, Retired _, MovedAway _ -> throw new Refusal(UinClaimRefusal.TAKEN);
                };
            case Bind c ->
                switch (state) {
                    case Free free -> throw new Refusal(UinClaimRefusal.NOT_RESERVED);
                    // Nobody else asked for it since it ran out, so the holder may still have it.
                    case Held held
                    when held.holder().equals(c.holder()) -> List.of(new Bound(c.claimId(), c.subject()));
                    case Held held -> throw new Refusal(UinClaimRefusal.NOT_RESERVED);
                    case Taken taken when taken.subject().equals(c.subject()) -> List.of();
                    case Taken _, Retired _, MovedAway _ -> throw new Refusal(UinClaimRefusal.TAKEN);
                };
            case Release c ->
                switch (state) {
                    case Held held when held.holder().equals(c.holder()) -> List.of(new Released(c.claimId()));
                    case Held held -> throw new Refusal(UinClaimRefusal.NOT_RESERVED);
                    case Free free -> throw new Refusal(UinClaimRefusal.NOT_RESERVED);
                    case Taken _, Retired _, MovedAway _ -> throw new Refusal(UinClaimRefusal.TAKEN);
                };
            case GiveUp c ->
                switch (state) {
                    case Taken taken when taken.subject().equals(c.subject()) -> List.of(givenUp(c));
                    case Free _, Held _, Taken _, Retired _, MovedAway _ -> List.of();
                };
        };
    }

    static UinClaimState evolve(UinClaimState state, UinClaimEvent event) {
        return switch (event) {
            case Reserved e -> new Held(e.holder(), e.until());
            case Released e -> new Free(true);
            case Bound e -> new Taken(e.subject());
            case UinClaimEvent.Retired e -> new Retired();
            case UinClaimEvent.MovedOn e -> new MovedAway();
            case Moved e -> moved(e);
        };
    }

    private static UinClaimState moved(Moved e) {
        if (e.subject().isPresent()) {
            return new Taken(e.subject().get());
        }
        return e.holder().isPresent() && e.until().isPresent()
                ? new Held(e.holder().get(), e.until().get())
                : new Retired();
    }

    private static UinClaimEvent givenUp(GiveUp c) {
        return switch (c.uniqueness()) {
            case KEEP_UIN_RETIRED -> new UinClaimEvent.Retired(c.claimId());
            case FORGET -> new Released(c.claimId());
        };
    }

    private static List<UinClaimEvent> reserved(Reserve c) {
        return List.of(new Reserved(c.claimId(), c.holder(), c.until()));
    }
}
