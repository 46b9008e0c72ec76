package org.regesta.command.identity.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.regesta.events.AgeGroup;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Sealed;
import org.regesta.events.identity.Factor;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.registration.DocumentRef;

/**
 * What the registry says of an identity, sealed as it stands there.
 *
 * @param registrationIds all that brought something, the first first
 * @param documents by schema field
 * @param locks of the factors that were ever locked or unlocked
 * @param handles sealed, by claim id
 * @param updates how often each attribute was updated
 */
public record IdentityRecord(
        String subject,
        List<String> registrationIds,
        String schemaVersion,
        Map<String, Sealed> attributes,
        Map<String, DocumentRef> documents,
        Optional<EvidenceRef> biometrics,
        AgeGroup ageGroup,
        Sealed uin,
        IdentityStatus status,
        SortedSet<String> verified,
        Map<Factor, Lock> locks,
        Map<String, Sealed> handles,
        Map<String, Integer> updates) {

    /** @param until an unlocked factor is locked from then on */
    public record Lock(boolean locked, Optional<Instant> until) {

        /** Whether it is locked at an instant, whether or not an event says so yet. */
        public boolean at(Instant now) {
            return locked || until.filter(end -> !now.isBefore(end)).isPresent();
        }
    }

    /** The record after one more event; null before the first, and of a person who was forgotten. */
    static @Nullable IdentityRecord after(@Nullable IdentityRecord before, IdentityEvent event) {
        if (event instanceof IdentityEvent.Issued e) {
            return issued(e);
        }
        if (before == null) {
            throw new IllegalStateException("something befell an identity that was never issued");
        }
        return event instanceof IdentityEvent.Erased ? null : before.and(event);
    }

    private static IdentityRecord issued(IdentityEvent.Issued e) {
        return new IdentityRecord(
                e.subject(),
                List.of(e.registrationId()),
                e.schemaVersion(),
                e.attributes(),
                byField(Map.of(), e.documents()),
                e.biometrics(),
                e.ageGroup(),
                e.uin(),
                IdentityStatus.ACTIVATED,
                new TreeSet<>(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private IdentityRecord and(IdentityEvent event) {
        return switch (event) {
            case IdentityEvent.Issued e -> issued(e);
            case IdentityEvent.Updated e -> updated(e);
            case IdentityEvent.FoundWrong e -> foundWrong(e);
            case IdentityEvent.AttributesVerified e ->
                with(registrationIds, status, union(verified, e.attributes()), locks, handles);
            case IdentityEvent.TemplatesExtracted e -> this;
            case IdentityEvent.Enrolled e -> this;
            case IdentityEvent.KeyRenewed e -> this;
            case IdentityEvent.HandleTaken e ->
                with(registrationIds, status, verified, locks, put(handles, e.claimId(), e.handle()));
            case IdentityEvent.HandleGivenUp e ->
                with(registrationIds, status, verified, locks, without(handles, e.claimId()));
            case IdentityEvent.FactorLocked e -> locked(e.factor(), new Lock(true, Optional.empty()));
            case IdentityEvent.FactorUnlocked e -> locked(e.factor(), new Lock(false, e.until()));
            case IdentityEvent.Blocked e -> decided(e.registrationId(), IdentityStatus.BLOCKED);
            case IdentityEvent.Deactivated e -> decided(e.registrationId(), IdentityStatus.DEACTIVATED);
            case IdentityEvent.Reactivated e -> decided(e.registrationId(), IdentityStatus.ACTIVATED);
            case IdentityEvent.Died e -> decided(e.registrationId(), IdentityStatus.DECEASED);
            case IdentityEvent.DeathRevoked e ->
                with(added(e.registrationId()), IdentityStatus.ACTIVATED, verified, locks, handles);
            case IdentityEvent.Merged e ->
                with(registrationIds, IdentityStatus.DEACTIVATED, verified, locks, handles); // its numbers are retired
            case IdentityEvent.Unmerged e -> with(registrationIds, IdentityStatus.ACTIVATED, verified, locks, handles);
            case IdentityEvent.Absorbed e -> this;
            case IdentityEvent.Separated e -> this;
            case IdentityEvent.Erased e -> throw new IllegalStateException("nothing is on record of the forgotten");
        };
    }

    private IdentityRecord decided(String registrationId, IdentityStatus now) {
        IdentityStatus stands = status == IdentityStatus.DECEASED ? status : now; // a death outlives other decisions
        return with(added(registrationId), stands, verified, locks, handles);
    }

    private IdentityRecord locked(Factor factor, Lock lock) {
        return with(registrationIds, status, verified, put(locks, factor, lock), handles);
    }

    private IdentityRecord with(
            List<String> rids,
            IdentityStatus now,
            SortedSet<String> proven,
            Map<Factor, Lock> keys,
            Map<String, Sealed> known) {
        return new IdentityRecord(
                subject,
                rids,
                schemaVersion,
                attributes,
                documents,
                biometrics,
                ageGroup,
                uin,
                now,
                proven,
                keys,
                known,
                updates);
    }

    private IdentityRecord updated(IdentityEvent.Updated e) {
        Map<String, Sealed> now = new TreeMap<>(attributes);
        now.putAll(e.attributes());
        now.keySet().removeAll(e.removed());
        Map<String, Integer> counts = new TreeMap<>(updates);
        Set<String> changed = new TreeSet<>(e.attributes().keySet());
        changed.addAll(e.removed());
        changed.forEach(field -> counts.merge(field, 1, Integer::sum));
        return new IdentityRecord(
                subject,
                added(e.registrationId()),
                e.schemaVersion(),
                now,
                byField(documents, e.documents()),
                e.biometrics().or(() -> biometrics),
                e.ageGroup(),
                uin,
                status,
                verified,
                locks,
                handles,
                counts);
    }

    /** Neither the wrong update nor that which took it back counts. */
    private IdentityRecord foundWrong(IdentityEvent.FoundWrong e) {
        Map<String, Integer> counts = new TreeMap<>(updates);
        e.fields().forEach(field -> counts.computeIfPresent(field, (name, count) -> Math.max(0, count - 2)));
        return new IdentityRecord(
                subject,
                registrationIds,
                schemaVersion,
                attributes,
                documents,
                biometrics,
                ageGroup,
                uin,
                status,
                verified,
                locks,
                handles,
                counts);
    }

    private List<String> added(String registrationId) {
        SortedSet<String> known = new TreeSet<>(registrationIds);
        if (!known.add(registrationId)) {
            return registrationIds;
        }
        return java.util.stream.Stream.concat(registrationIds.stream(), java.util.stream.Stream.of(registrationId))
                .toList();
    }

    private static SortedSet<String> union(SortedSet<String> one, Set<String> other) {
        SortedSet<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static <K extends Comparable<K>, V> Map<K, V> put(Map<K, V> before, K key, V value) {
        Map<K, V> after = new TreeMap<>(before);
        after.put(key, value);
        return after;
    }

    private static Map<String, Sealed> without(Map<String, Sealed> before, String key) {
        Map<String, Sealed> after = new TreeMap<>(before);
        after.remove(key);
        return after;
    }

    private static Map<String, DocumentRef> byField(Map<String, DocumentRef> before, List<DocumentRef> came) {
        Map<String, DocumentRef> all = new LinkedHashMap<>(before);
        came.forEach(document -> all.put(document.field(), document));
        return all;
    }
}
