package org.regesta.command.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.command.identity.IdentityState.Living;
import org.regesta.command.identity.IdentityState.Lock;
import org.regesta.command.identity.IdentityState.Ties;
import org.regesta.command.identity.api.IdentityCommand.Uin;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.AttributesVerified;
import org.regesta.events.identity.IdentityEvent.Blocked;
import org.regesta.events.identity.IdentityEvent.Deactivated;
import org.regesta.events.identity.IdentityEvent.FactorLocked;
import org.regesta.events.identity.IdentityEvent.FactorUnlocked;
import org.regesta.events.identity.IdentityEvent.HandleGivenUp;
import org.regesta.events.identity.IdentityEvent.HandleTaken;
import org.regesta.events.identity.IdentityEvent.Issued;
import org.regesta.events.identity.IdentityEvent.Reactivated;
import org.regesta.events.identity.IdentityEvent.TemplatesExtracted;
import org.regesta.events.identity.IdentityEvent.Updated;

/** A living identity after what befell it. */
final class Lives {

    private Lives() {}

    static Living after(Living living, IdentityEvent event) {
        return switch (event) {
            case Issued e -> Living.issued(e.registrationId(), new Uin(e.uin(), e.uinClaim()));
            case AttributesVerified e -> living;
            case TemplatesExtracted e -> living;
            case IdentityEvent.Enrolled e -> living;
            case Updated e -> UpdateRules.after(living, e);
            case IdentityEvent.FoundWrong e -> UpdateRules.after(living, e);
            case HandleTaken e -> living.withHandles(with(living.handles(), e.claimId(), e.field()));
            case HandleGivenUp e -> living.withHandles(without(living.handles(), e.claimId()));
            case FactorLocked e -> living.withLocks(with(living.locks(), e.factor(), new Lock(true, Optional.empty())));
            case FactorUnlocked e -> living.withLocks(with(living.locks(), e.factor(), new Lock(false, e.until())));
            case Blocked e -> living.with(IdentityStatus.BLOCKED);
            case Deactivated e -> living.with(IdentityStatus.DEACTIVATED);
            case Reactivated e -> living.with(IdentityStatus.ACTIVATED);
            case IdentityEvent.Died e -> living.dead(Optional.of(e.registrationId()));
            case IdentityEvent.DeathRevoked e -> living.dead(Optional.empty());
            case IdentityEvent.Merged e ->
                living.with(new Ties(Optional.of(e.into()), living.ties().absorbed()));
            case IdentityEvent.Absorbed e -> living.with(MergeRules.tied(living.ties(), e.merged()));
            case IdentityEvent.Unmerged e ->
                living.with(new Ties(Optional.empty(), living.ties().absorbed()));
            case IdentityEvent.Separated e -> living.with(MergeRules.untied(living.ties(), e.merged()));
            case IdentityEvent.KeyRenewed e -> living.withKeys(e.generation());
            case IdentityEvent.Erased e -> throw new IllegalStateException("who was erased does not live on");
        };
    }

    private static <K extends Comparable<K>, V> Map<K, V> with(Map<K, V> before, K key, V value) {
        Map<K, V> after = new TreeMap<>(before);
        after.put(key, value);
        return after;
    }

    private static Map<String, String> without(Map<String, String> before, String key) {
        Map<String, String> after = new TreeMap<>(before);
        after.remove(key);
        return after;
    }
}
