package org.regesta.query.identitycard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.regesta.events.AgeGroup;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Attribution;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.SealedAs;
import org.regesta.ports.ViewStore;
import org.regesta.query.asking.AsOf;
import org.regesta.query.delivery.PersonFold;
import org.regesta.query.delivery.StreamFold;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.query.identitycard.IdentityCard.Identity;
import org.regesta.query.identitycard.api.IdentityCardRefusal;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Shows a card to an officer: opens what the role may see, and records that before it answers. */
@Component
class CardDesk {

    private final ViewStore store;
    private final Ledger ledger;
    private final OfficerViewOpener opener;
    private final Disclosures disclosures;

    CardDesk(ViewStore store, Ledger ledger, OfficerViewOpener opener, Disclosures disclosures) {
        this.store = store;
        this.ledger = ledger;
        this.opener = opener;
        this.disclosures = disclosures;
    }

    /**
     * A card as an officer sees it.
     *
     * @param standing whether the identity can be used
     * @param attributes by schema field
     * @param gone how many values nobody can read any more
     * @param position {@code registry:<position>} of the newest event it reflects
     */
    record Shown(
            String subject,
            String registrationId,
            String schemaVersion,
            AgeGroup ageGroup,
            Instant issued,
            IdentityCard.Standing standing,
            Map<String, JsonNode> attributes,
            Optional<String> uin,
            List<Vid> vids,
            int gone,
            String position) {
        @Override
        public String toString() {
            return "Shown"; // a person's data stays out of logs
        }
    }

    record Vid(String policy, String vid, Optional<Instant> expires, boolean active) {
        @Override
        public String toString() {
            return "Vid";
        }
    }

    Shown show(String subject, @Nullable AsOf asOf, Attribution by) {
        if (IdentityCardProjection.card(store, subject)
                .filter(now -> now.view().erased().isPresent())
                .isPresent()) {
            throw new Refusal(IdentityCardRefusal.ERASED); // as of any day: nobody can read it any more
        }
        IdentityCard card = card(subject, asOf).orElseThrow(() -> new Refusal(IdentityCardRefusal.UNKNOWN));
        Identity identity = card.identity().orElseThrow(() -> new Refusal(IdentityCardRefusal.UNKNOWN));
        Eyes eyes = new Eyes(by.role());
        Shown shown = shown(subject, card, identity, eyes);
        if (!eyes.seen.isEmpty()) {
            disclosures.record(Set.of(subject), Purpose.OFFICER_VIEW, eyes.seen, by);
        }
        return shown;
    }

    private static Shown shown(String subject, IdentityCard card, Identity identity, Eyes eyes) {
        Map<String, JsonNode> attributes = new TreeMap<>();
        identity.attributes().forEach((name, seal) -> eyes.see(name, seal)
                .ifPresent(text -> attributes.put(name, Json.read(text, JsonNode.class))));
        Optional<String> uin = eyes.see(SealedAs.UIN, identity.uin());
        List<Vid> vids = new ArrayList<>();
        card.vids().values().forEach(vid -> eyes.see(SealedAs.VID, vid.vid())
                .ifPresent(number -> vids.add(new Vid(vid.policy(), number, vid.expires(), vid.active()))));
        return new Shown(
                subject,
                identity.registrationId(),
                identity.schemaVersion(),
                identity.ageGroup(),
                identity.issued(),
                identity.standing(),
                attributes,
                uin,
                vids,
                eyes.gone,
                "registry:" + card.position());
    }

    private Optional<IdentityCard> card(String subject, @Nullable AsOf asOf) {
        Optional<PersonFold.Known<IdentityCard>> known = IdentityCardProjection.card(store, subject);
        if (asOf == null) {
            return known.map(PersonFold.Known::view);
        }
        Set<String> streams = new TreeSet<>(Set.of("identity:" + subject));
        known.ifPresent(now -> streams.addAll(now.streams().keySet()));
        List<Recorded> then = streams.stream()
                .flatMap(stream -> asOf.stream(ledger, stream).stream())
                .toList();
        return StreamFold.of(then, IdentityCard.FOLD);
    }

    /** What one role sees, and a count of what is gone. */
    private final class Eyes {
        private final String role;
        private final Set<String> seen = new TreeSet<>();
        private int gone;

        Eyes(String role) {
            this.role = role;
        }

        Optional<String> see(String attribute, Sealed seal) {
            if (!CardFields.maySee(role, attribute)) {
                return Optional.empty();
            }
            Optional<String> value = opener.open(attribute, seal);
            value.ifPresentOrElse(text -> seen.add(attribute), () -> gone++);
            return value;
        }
    }
}
