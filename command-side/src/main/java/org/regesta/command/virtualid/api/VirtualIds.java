package org.regesta.command.virtualid.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Book;
import org.regesta.events.Sealed;
import org.regesta.events.virtualid.VidClaimEvent;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.events.virtualid.VirtualIdEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;

/**
 * Virtual ids as the registry has them. A person has as many places for a policy as it allows instances; a place is
 * taken by one virtual id after another, each under an id that follows from person, policy, place and turn. So under
 * race two requests ask for the same id, one is issued, and no person has more than the policy allows.
 */
@Component
public class VirtualIds {

    private final Ledger ledger;
    private final Vault vault;
    private final VidPolicies policies = VidPolicies.shipped();

    public VirtualIds(Ledger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    /** @param end none while it has not ended; {@code issued}: false for a draft's */
    public record VirtualId(
            String vidId,
            String subject,
            VidPolicies.Policy policy,
            Sealed vid,
            String claimId,
            Optional<Instant> expires,
            Instant since,
            boolean issued,
            boolean active,
            Optional<VidEnd> end) {

        /** Whether it can be used at an instant. */
        public boolean usable(Instant now) {
            return issued && active && end.isEmpty() && !hasRunOut(now);
        }

        public boolean hasRunOut(Instant now) {
            return expires.filter(until -> !now.isBefore(until)).isPresent();
        }

        /** Whether another may take its place: it has ended, or its time has. */
        public boolean isOver(Instant now) {
            return end.isPresent() || hasRunOut(now);
        }
    }

    /** Where the next virtual id of a person's policy would go. */
    public record Place(int instance, int turn, Optional<VirtualId> last) {}

    /** The policy of a name in whatever letters: MOSIP's clients write {@code onetimeuse}. */
    public Optional<VidPolicies.Policy> policy(String name) {
        return policies.all().values().stream()
                .filter(policy -> policy.name().toUpperCase(Locale.ROOT).equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The id of a number's claim stream, without its prefix. */
    public String claimId(String vid) {
        return HexFormat.of().formatHex(vault.derive(Derivation.VID_CLAIM, vid));
    }

    public Optional<VirtualId> find(String vid) {
        return ledger.stream(Book.REGISTRY, "vidclaim:" + claimId(vid)).stream()
                .map(Recorded::payload)
                .filter(VidClaimEvent.Bound.class::isInstance)
                .findFirst()
                .flatMap(bound -> byId(((VidClaimEvent.Bound) bound).vidId()));
    }

    public Optional<VirtualId> byId(String vidId) {
        @Nullable VirtualId known = null;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "virtualid:" + vidId)) {
            known = after(known, (VirtualIdEvent) recorded.payload(), recorded);
        }
        return Optional.ofNullable(known);
    }

    /** The newest virtual id of each place, of every policy. */
    public List<VirtualId> of(String subject) {
        List<VirtualId> all = new ArrayList<>();
        policies.all().values().forEach(policy -> places(subject, policy)
                .forEach(place -> place.last().ifPresent(all::add)));
        return all;
    }

    public List<Place> places(String subject, VidPolicies.Policy policy) {
        List<Place> places = new ArrayList<>();
        for (int instance = 1; instance <= policy.instances(); instance++) {
            int turn = 1;
            Optional<VirtualId> last = Optional.empty();
            Optional<VirtualId> next = byId(Vids.id(subject, policy, instance, turn));
            while (next.isPresent()) {
                last = next;
                turn++;
                next = byId(Vids.id(subject, policy, instance, turn));
            }
            places.add(new Place(instance, turn, last));
        }
        return places;
    }

    private @Nullable VirtualId after(@Nullable VirtualId before, VirtualIdEvent event, Recorded recorded) {
        Instant at = Instant.ofEpochMilli(recorded.envelope().recordedMillis());
        return switch (event) {
            case VirtualIdEvent.Issued e ->
                new VirtualId(
                        e.vidId(),
                        e.subject(),
                        policies.get(e.policy()),
                        e.vid(),
                        e.claimId(),
                        e.expires(),
                        at,
                        true,
                        true,
                        Optional.empty());
            case VirtualIdEvent.Drafted e ->
                new VirtualId(
                        e.vidId(),
                        e.subject(),
                        policies.get(e.policy()),
                        e.vid(),
                        e.claimId(),
                        Optional.empty(),
                        at,
                        false,
                        false,
                        Optional.empty());
            case VirtualIdEvent.Deactivated e -> before == null ? null : with(before, false, before.end());
            case VirtualIdEvent.Reactivated e -> before == null ? null : with(before, true, before.end());
            case VirtualIdEvent.Ended e -> before == null ? null : with(before, false, Optional.of(e.end()));
        };
    }

    private static VirtualId with(VirtualId v, boolean active, Optional<VidEnd> end) {
        return new VirtualId(
                v.vidId(),
                v.subject(),
                v.policy(),
                v.vid(),
                v.claimId(),
                v.expires(),
                v.since(),
                v.issued(),
                active,
                end);
    }
}
