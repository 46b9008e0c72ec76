package org.regesta.saga.abis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Shares;
import org.regesta.saga.abis.AbisFailure.Found;
import org.regesta.saga.registration.stage.dedupe.Fingers;
import org.regesta.wire.Json;
import org.regesta.wire.ShareSealed;
import org.springframework.stereotype.Component;

/** Fetches what a client shares, opens it if it is sealed for us, and extracts what is compared. */
@Component
class AbisReader {

    private final Shares shares;
    private final Biometrics biometrics;
    private final HouseKeys keys;

    AbisReader(Shares shares, Biometrics biometrics, HouseKeys keys) {
        this.shares = shares;
        this.biometrics = biometrics;
        this.keys = keys;
    }

    /**
     * What was shared.
     *
     * @param templates by finger; what has no template is kept and not compared
     */
    record Taken(byte[] cbeff, Map<String, byte[]> templates, Set<String> types) {
        @Override
        public String toString() {
            return "Taken" + types; // a person's fingers stay out of logs
        }
    }

    Taken take(String url) {
        byte[] cbeff = plain(fetched(url));
        try {
            return taken(cbeff, biometrics.readForeignCbeff(cbeff));
        } catch (Biometrics.Unreadable invalid) {
            throw new Found(AbisFailure.INVALID_CBEFF);
        }
    }

    private byte[] fetched(String url) {
        try {
            return shares.fetch(url);
        } catch (Shares.Unfetched none) {
            throw new Found(
                    switch (none.why()) {
                        case EXPIRED -> AbisFailure.SHARE_EXPIRED;
                        case NOT_ALLOWED, NOT_THERE, TOO_LARGE -> AbisFailure.UNFETCHED;
                    });
        }
    }

    private byte[] plain(byte[] content) {
        if (content.length == 0) {
            throw new Found(AbisFailure.NOTHING_IN_IT);
        }
        if (content[0] == '{') {
            throw new Found(refusal(content));
        }
        return ShareSealed.looksLikeOne(content)
                ? ShareSealed.open(
                                content,
                                keys.all("ABIS", "PARTNER").stream()
                                        .map(HouseKeys.Pair::privateKey)
                                        .toList())
                        .orElseThrow(() -> new Found(AbisFailure.INVALID_CBEFF))
                : content;
    }

    /** MOSIP's data share refuses with HTTP 200 and an envelope. */
    private static AbisFailure refusal(byte[] envelope) {
        try {
            boolean ended = Json.tree(envelope)
                    .path("errors")
                    .valueStream()
                    .anyMatch(error ->
                            AbisCodes.SHARE_ENDED.equals(error.path("errorCode").asString("")));
            return ended ? AbisFailure.SHARE_EXPIRED : AbisFailure.UNFETCHED;
        } catch (Json.Malformed neither) {
            return AbisFailure.INVALID_CBEFF;
        }
    }

    private Taken taken(byte[] cbeff, List<BiometricRecord> records) {
        Map<String, byte[]> templates = new TreeMap<>();
        Set<String> types = new TreeSet<>();
        for (BiometricRecord each : records) {
            if (!each.exception() && each.data().length > 0) {
                types.add(each.type());
                if (each.type().equals("Finger")) {
                    templates.put(name(each, templates.keySet()), biometrics.extract(each));
                }
            }
        }
        if (types.isEmpty()) {
            throw new Found(AbisFailure.NOTHING_IN_IT);
        }
        return new Taken(cbeff, templates, types);
    }

    private static String name(BiometricRecord finger, Set<String> known) {
        String name = finger.subtype().isEmpty() ? Fingers.UNKNOWN : finger.subtype();
        return known.contains(name) ? name + " " + (known.size() + 1) : name;
    }
}
