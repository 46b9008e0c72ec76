package org.regesta.command.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.identity.api.IdentityCommand.Uin;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.events.identity.Factor;

/** Where an identity stands. */
sealed interface IdentityState {

    record Unknown() implements IdentityState {}

    /** Forgotten: nothing can happen to it any more. */
    record Gone() implements IdentityState {}

    /**
     * @param locks of the factors that were ever locked or unlocked
     * @param handles the field of each claim
     * @param updates how often each attribute was updated
     * @param status as if they lived
     * @param death the registration that told it
     * @param brought which registration changed a field last
     * @param keys how many generations the person's key has
     */
    record Living(
            String registrationId,
            Uin uin,
            IdentityStatus status,
            Optional<String> death,
            Map<Factor, Lock> locks,
            Map<String, String> handles,
            Map<String, Integer> updates,
            Map<String, String> brought,
            int keys,
            Ties ties)
            implements IdentityState {

        static Living issued(String registrationId, Uin uin) {
            return new Living(
                    registrationId,
                    uin,
                    IdentityStatus.ACTIVATED,
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    1,
                    Ties.NONE);
        }

        Living with(IdentityStatus now) {
            return new Living(registrationId, uin, now, death, locks, handles, updates, brought, keys, ties);
        }

        Living dead(Optional<String> by) {
            return new Living(registrationId, uin, status, by, locks, handles, updates, brought, keys, ties);
        }

        Living withLocks(Map<Factor, Lock> now) {
            return new Living(registrationId, uin, status, death, now, handles, updates, brought, keys, ties);
        }

        Living withHandles(Map<String, String> now) {
            return new Living(registrationId, uin, status, death, locks, now, updates, brought, keys, ties);
        }

        Living withUpdates(Map<String, Integer> now, Map<String, String> by) {
            return new Living(registrationId, uin, status, death, locks, handles, now, by, keys, ties);
        }

        Living with(Ties now) {
            return new Living(registrationId, uin, status, death, locks, handles, updates, brought, keys, now);
        }

        Living withKeys(int now) {
            return new Living(registrationId, uin, status, death, locks, handles, updates, brought, now, ties);
        }
    }

    /**
     * @param into the identity that stands for it
     * @param absorbed identities that it stands for
     */
    record Ties(Optional<String> into, Set<String> absorbed) {
        static final Ties NONE = new Ties(Optional.empty(), Set.of());
    }

    /** @param until an unlocked factor is locked from then on */
    record Lock(boolean locked, Optional<Instant> until) {}
}
