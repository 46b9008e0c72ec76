package org.regesta.command.identity.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Attribution;

/** Factors that a person locks and unlocks themselves, once they have shown who they are. */
public interface OwnLocks {

    void lock(String subject, Set<Factor> factors, Attribution by);

    /** @param until when they lock again by themselves; none: they stay open */
    void unlock(String subject, Set<Factor> factors, Optional<Instant> until, Attribution by);
}
