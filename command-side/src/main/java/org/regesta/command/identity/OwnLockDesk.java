package org.regesta.command.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.OwnLocks;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Attribution;
import org.springframework.stereotype.Component;

/** Locks and unlocks, one command for each factor. */
@Component
class OwnLockDesk implements OwnLocks {

    private final Registrations registrations;

    OwnLockDesk(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public void lock(String subject, Set<Factor> factors, Attribution by) {
        Steps steps = registrations.steps(by).about(subject);
        factors.forEach(factor -> steps.send(factor.name(), new IdentityCommand.LockFactor(subject, factor)));
    }

    @Override
    public void unlock(String subject, Set<Factor> factors, Optional<Instant> until, Attribution by) {
        Steps steps = registrations.steps(by).about(subject);
        factors.forEach(factor -> steps.send(factor.name(), new IdentityCommand.UnlockFactor(subject, factor, until)));
    }
}
