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
 * @param position of the newest event in it
 */
record IdentityCard(Optional<Identity> identity, SortedMap<String, Vid> vids, long position) {

    record Identity(
            String registrationId,
            String schemaVersion,
            AgeGroup ageGroup,
            Map<String, Sealed> attributes,
            Sealed uin,
            Instant issued) {}

    record Vid(String policy, Sealed vid, Optional<Instant> expires) {}

    /** Does not care in which order the streams come. */
    static final Fold<IdentityCard> FOLD = IdentityCard::after;

    private static IdentityCard after(@Nullable IdentityCard before, Recorded event) {
        IdentityCard from = before != null ? before : new IdentityCard(Optional.empty(), new TreeMap<>(), -1);
        long position = Math.max(from.position, event.position());
        return switch (event.payload()) {
            case IdentityEvent e ->
                new IdentityCard(
                        Optional.of(identity(
                                e, Instant.ofEpochMilli(event.envelope().recordedMillis()))),
                        from.vids,
                        position);
            case VirtualIdEvent e -> new IdentityCard(from.identity, vids(from.vids, e), position);
            default -> from;
        };
    }

    private static Identity identity(IdentityEvent event, Instant at) {
        return switch (event) {
            case IdentityEvent.Issued e ->
                new Identity(e.registrationId(), e.schemaVersion(), e.ageGroup(), e.attributes(), e.uin(), at);
        };
    }

    private static SortedMap<String, Vid> vids(SortedMap<String, Vid> before, VirtualIdEvent event) {
        SortedMap<String, Vid> vids = new TreeMap<>(before);
        switch (event) {
            case VirtualIdEvent.Issued e -> vids.put(e.vidId(), new Vid(e.policy(), e.vid(), e.expires()));
        }
        return vids;
    }

    /** The subject an event belongs to, none when it is on no card. */
    static Optional<String> subject(Recorded event) {
        return switch (event.payload()) {
            case IdentityEvent e -> Optional.of(e.subject());
            case VirtualIdEvent.Issued e -> Optional.of(e.subject());
            default -> Optional.empty();
        };
    }
}
