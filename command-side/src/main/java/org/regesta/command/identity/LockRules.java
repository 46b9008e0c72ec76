package org.regesta.command.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.IdentityState.Living;
import org.regesta.command.identity.IdentityState.Lock;
import org.regesta.command.identity.api.IdentityCommand.LockFactor;
import org.regesta.command.identity.api.IdentityCommand.RelockFactor;
import org.regesta.command.identity.api.IdentityCommand.UnlockFactor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.FactorLocked;
import org.regesta.events.identity.IdentityEvent.FactorUnlocked;

/** What may happen to the locks of a person's factors. A factor that nobody ever spoke of is unlocked. */
final class LockRules {

    private LockRules() {}

    static List<IdentityEvent> lock(LockFactor c, Living living) {
        Lock lock = living.locks().get(c.factor());
        return lock != null && lock.locked() ? List.of() : List.of(new FactorLocked(c.subject(), c.factor()));
    }

    static List<IdentityEvent> relock(RelockFactor c, Living living) {
        return isDue(living.locks().get(c.factor()), c.now())
                ? List.of(new FactorLocked(c.subject(), c.factor()))
                : List.of();
    }

    static List<IdentityEvent> unlock(UnlockFactor c, Living living) {
        Lock lock = living.locks().getOrDefault(c.factor(), new Lock(false, Optional.empty()));
        boolean changesNothing = !lock.locked() && lock.until().equals(c.until());
        return changesNothing ? List.of() : List.of(new FactorUnlocked(c.subject(), c.factor(), c.until()));
    }

    private static boolean isDue(@Nullable Lock lock, Instant now) {
        return lock != null
                && !lock.locked()
                && lock.until().filter(until -> !now.isBefore(until)).isPresent();
    }
}
