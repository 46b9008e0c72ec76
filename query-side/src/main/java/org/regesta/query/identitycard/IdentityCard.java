package org.regesta.query.identitycard;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.events.AgeGroup;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Recorded;
import org.regesta.query.delivery.Fold;

/**
 * What is true now of one identity, sealed as the ledger has it.
 *
 * @param identity none while only its virtual ids were heard of
 * @param vids by id
 * @param erased since when the person is forgotten: then nothing else is left
 * @param position of the newest event in it
 */
record IdentityCard(Optional<Identity> identity, SortedMap<String, Vid> vids, Optional<Instant> erased, long position) {

    record Identity(
            String registrationId,
            String schemaVersion,
            AgeGroup ageGroup,
            Map<String, Sealed> attributes,
            Sealed uin,
            Instant issued,
            Standing standing) {

        /** A death outlives other decisions. */
        private Identity rests(Standing now) {
            return standing == Standing.DECEASED ? this : with(now);
        }

        private Identity with(Standing now) {
            return new Identity(registrationId, schemaVersion, ageGroup, attributes, uin, issued, now);
        }

        private Identity updated(IdentityEvent.Updated e) {
            Map<String, Sealed> now = new TreeMap<>(attributes);
            now.putAll(e.attributes());
            now.keySet().removeAll(e.removed());
            return new Identity(registrationId, e.schemaVersion(), e.ageGroup(), now, uin, issued, standing);
        }
    }

    /** Whether the identity can be used. */
    enum Standing {
        ACTIVE,
        BLOCKED,
        DEACTIVATED,
        /** The person died. */
        DECEASED,
        /** It was a second identity of somebody whose other one stands. */
        MERGED
    }

    /** @param active not while it is switched off; one that came to its end is not on the card */
    record Vid(String policy, Sealed vid, Optional<Instant> expires, boolean active) {}

    /** Does not care in which order the streams come. */
    static final Fold<IdentityCard> FOLD = IdentityCard::after;

    private static IdentityCard after(@Nullable IdentityCard before, Recorded event) {
        IdentityCard from =
                before != null ? before : new IdentityCard(Optional.empty(), new TreeMap<>(), Optional.empty(), -1);
        long position = Math.max(from.position, event.position());
        return switch (event.payload()) {
            case IdentityEvent.Erased _ ->
                new IdentityCard(
                        Optional.empty(),
                        new TreeMap<>(),
                        Optional.of(Instant.ofEpochMilli(event.envelope().recordedMillis())),
                        position);
            case VirtualIdEvent _
            when from.erased.isPresent() -> new IdentityCard(Optional.empty(), from.vids, from.erased, position);
            case IdentityEvent e ->
                new IdentityCard(
                        identity(
                                from.identity,
                                e,
                                Instant.ofEpochMilli(event.envelope().recordedMillis())),
                        from.vids,
                        Optional.empty(),
                        position);
            case VirtualIdEvent e -> new IdentityCard(from.identity, vids(from.vids, e), Optional.empty(), position);
            default -> from;
        };
    }

    private static Optional<Identity> identity(Optional<Identity> before, IdentityEvent event, Instant at) {
        return switch (event) {
            case IdentityEvent.Issued e ->
                Optional.of(new Identity(
                        e.registrationId(),
                        e.schemaVersion(),
                        e.ageGroup(),
                        e.attributes(),
                        e.uin(),
                        at,
                        Standing.ACTIVE));
            case IdentityEvent.Updated e -> before.map(identity -> identity.updated(e));
            case IdentityEvent.FoundWrong e -> before;
            case IdentityEvent.Blocked e -> before.map(identity -> identity.rests(Standing.BLOCKED));
            case IdentityEvent.Deactivated e -> before.map(identity -> identity.rests(Standing.DEACTIVATED));
            case IdentityEvent.Reactivated e -> before.map(identity -> identity.with(Standing.ACTIVE));
            case IdentityEvent.Died e -> before.map(identity -> identity.with(Standing.DECEASED));
            case IdentityEvent.DeathRevoked e -> before.map(identity -> identity.with(Standing.ACTIVE));
            case IdentityEvent.Merged e -> before.map(identity -> identity.with(Standing.MERGED));
            case IdentityEvent.Unmerged e -> before.map(identity -> identity.with(Standing.ACTIVE));
            case IdentityEvent.Absorbed e -> before;
            case IdentityEvent.Separated e -> before;
            case IdentityEvent.AttributesVerified e -> before;
            case IdentityEvent.TemplatesExtracted e -> before;
            case IdentityEvent.Enrolled e -> before;
            case IdentityEvent.KeyRenewed e -> before;
            case IdentityEvent.HandleTaken e -> before;
            case IdentityEvent.HandleGivenUp e -> before;
            case IdentityEvent.FactorLocked e -> before;
            case IdentityEvent.FactorUnlocked e -> before;
            case IdentityEvent.Erased e -> Optional.empty();
        };
    }

    private static SortedMap<String, Vid> vids(SortedMap<String, Vid> before, VirtualIdEvent event) {
        SortedMap<String, Vid> vids = new TreeMap<>(before);
        switch (event) {
            case VirtualIdEvent.Issued e -> vids.put(e.vidId(), new Vid(e.policy(), e.vid(), e.expires(), true));
            case VirtualIdEvent.Deactivated e -> vids.computeIfPresent(e.vidId(), (id, vid) -> active(vid, false));
            case VirtualIdEvent.Reactivated e -> vids.computeIfPresent(e.vidId(), (id, vid) -> active(vid, true));
            case VirtualIdEvent.Ended e -> vids.remove(e.vidId());
            case VirtualIdEvent.Drafted e -> {} // no card shows what nobody can use
        }
        return vids;
    }

    private static Vid active(Vid vid, boolean now) {
        return new Vid(vid.policy(), vid.vid(), vid.expires(), now);
    }

    /** The subject an event belongs to, none when it is on no card. */
    static Optional<String> subject(Recorded event) {
        return switch (event.payload()) {
            case IdentityEvent e -> Optional.of(e.subject());
            case VirtualIdEvent.Issued e -> Optional.of(e.subject());
            case VirtualIdEvent.Drafted e -> Optional.of(e.subject());
            case VirtualIdEvent.Deactivated e -> Optional.of(e.subject());
            case VirtualIdEvent.Reactivated e -> Optional.of(e.subject());
            case VirtualIdEvent.Ended e -> Optional.of(e.subject());
            default -> Optional.empty();
        };
    }
}
