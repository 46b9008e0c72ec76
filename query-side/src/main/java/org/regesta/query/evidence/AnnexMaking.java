package org.regesta.query.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.events.Envelope;
import org.regesta.events.disclosure.DisclosureEvent.HandedOver;
import org.regesta.ports.Attribution;
import org.regesta.ports.Opening;
import org.regesta.ports.Refusal;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.query.evidence.api.EvidenceRefusal;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Opens what is asked for, records that in the access book, and only then encrypts it to the recipient. */
@Component
class AnnexMaking {

    private final EvidenceOpener opener;
    private final Disclosures disclosures;

    AnnexMaking(EvidenceOpener opener, Disclosures disclosures) {
        this.opener = opener;
        this.disclosures = disclosures;
    }

    /** @param keyRefs whose seals are opened: others in the same events, such as a guardian's, are left alone */
    record From(String bundle, Set<String> subjects, Set<String> keyRefs, List<Envelope> events) {}

    /**
     * @throws Refusal {@link EvidenceRefusal#NOTHING_TO_OPEN}, or {@link EvidenceRefusal#ERASED} when all of it is gone
     * @throws org.regesta.ports.StorageFull when it cannot be recorded: then nothing is handed over
     */
    Annex make(Ask.Opening asked, From from, Attribution by) {
        List<Map<String, Object>> opened = new ArrayList<>();
        List<Map<String, Object>> gone = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Envelope event : from.events()) {
            for (Seals.Place place : Seals.in(event)) {
                if (asked.attributes().contains(place.attribute())
                        && from.keyRefs().contains(place.sealed().keyRef())) {
                    switch (opener.open(place.attribute(), place.sealed())) {
                        case Opening.Opened value -> {
                            opened.add(told(place, value));
                            names.add(place.attribute());
                        }
                        case Opening.Gone nobodyCan -> gone.add(where(place));
                    }
                }
            }
        }
        if (opened.isEmpty()) {
            throw new Refusal(gone.isEmpty() ? EvidenceRefusal.NOTHING_TO_OPEN : EvidenceRefusal.ERASED);
        }
        HandedOver handed = new HandedOver(
                from.bundle(),
                from.subjects(),
                asked.ground(),
                asked.recipient().fingerprint(),
                names);
        long recorded = disclosures.record(handed, by);
        byte[] content = Json.write(
                        Map.of("format", "regesta-annex/1", "bundle", from.bundle(), "opened", opened, "gone", gone))
                .getBytes(StandardCharsets.UTF_8);
        return new Annex(
                Enveloped.to(asked.recipient(), content),
                asked.recipient().fingerprint(),
                asked.ground(),
                names,
                "access:" + recorded);
    }

    private static Map<String, Object> told(Seals.Place place, Opening.Opened value) {
        Map<String, Object> told = where(place);
        told.put("salt", HexFormat.of().formatHex(value.salt()));
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.value()))
                    .toString();
            told.put("value", text);
        } catch (CharacterCodingException noText) {
            told.put("valueBase64", Base64.getEncoder().encodeToString(value.value()));
        }
        return told;
    }

    private static Map<String, Object> where(Seals.Place place) {
        Map<String, Object> where = new TreeMap<>();
        where.put("book", place.event().book().text());
        where.put("position", place.event().position());
        where.put("pointer", place.pointer());
        where.put("attribute", place.attribute());
        return where;
    }
}
