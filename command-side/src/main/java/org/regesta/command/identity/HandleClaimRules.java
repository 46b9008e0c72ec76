package org.regesta.command.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.HandleClaimCommand;
import org.regesta.command.identity.api.HandleClaimCommand.Bind;
import org.regesta.command.identity.api.HandleClaimCommand.Release;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.identity.HandleClaimEvent;
import org.regesta.events.identity.HandleClaimEvent.Bound;
import org.regesta.events.identity.HandleClaimEvent.Released;
import org.regesta.ports.Refusal;

/** One handle, one person at a time. */
final class HandleClaimRules {

    private HandleClaimRules() {}

    /** @param holder the subject that has it, null when nobody has */
    static List<HandleClaimEvent> decide(HandleClaimCommand command, @Nullable String holder) {
        return switch (command) {
            case Bind c when holder == null -> List.of(new Bound(c.claimId(), c.subject()));
            case Bind c when holder.equals(c.subject()) -> List.of();
            case Bind c -> throw new Refusal(IdentityRefusal.HANDLE_TAKEN);
            case Release c when c.subject().equals(holder) -> List.of(new Released(c.claimId(), c.subject()));
            case Release c -> throw new Refusal(IdentityRefusal.UNKNOWN);
        };
    }

    static @Nullable String evolve(HandleClaimEvent event) {
        return switch (event) {
            case Bound e -> e.subject();
            case Released e -> null;
        };
    }
}
