package org.regesta.saga.registration.stage.dedupe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.events.EvidenceRef;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Opening;
import org.springframework.stereotype.Component;

/** Extracts the templates of the fingers, and of faces if they are compared, in a file of biometric records. */
@Component
class Extraction {

    private final DedupeOpener opener;
    private final Biometrics biometrics;

    Extraction(DedupeOpener opener, Biometrics biometrics) {
        this.opener = opener;
        this.biometrics = biometrics;
    }

    /** By finger; empty when nothing in it can be compared. */
    Map<String, byte[]> of(EvidenceRef cbeff) {
        if (!(opener.blob(cbeff) instanceof Opening.Opened opened)) {
            throw new Own.Unreadable(); // its key was destroyed: without fingers it must not go on
        }
        return of(opened.value());
    }

    /** @throws Biometrics.Unreadable when it is no CBEFF */
    Map<String, byte[]> of(byte[] cbeff) {
        List<BiometricRecord> fingers = biometrics.readCbeff(cbeff).stream()
                .filter(found -> biometrics.compares(found.type()) && !found.exception())
                .toList();
        List<Optional<byte[]>> extracted =
                fingers.parallelStream().map(this::template).toList();
        Map<String, byte[]> templates = new TreeMap<>();
        for (int finger = 0; finger < fingers.size(); finger++) {
            BiometricRecord found = fingers.get(finger);
            extracted.get(finger).ifPresent(template -> templates.put(name(found, templates), template));
        }
        return templates;
    }

    /** A whole record may still hold nothing to extract; the fingers named say which gave a template. */
    private Optional<byte[]> template(BiometricRecord found) {
        try {
            return Optional.of(biometrics.extract(found));
        } catch (Biometrics.Unreadable nothingInIt) {
            return Optional.empty();
        }
    }

    /** A finger taken twice counts twice. */
    private static String name(BiometricRecord found, Map<String, byte[]> known) {
        String unnamed = found.type().equals(Fingers.FACE) ? Fingers.FACE : Fingers.UNKNOWN;
        String finger = found.subtype().isEmpty() ? unnamed : found.subtype();
        return known.containsKey(finger) ? finger + " " + (known.size() + 1) : finger;
    }

    /** Prepared to be compared. */
    Map<String, Biometrics.Candidate> prepared(Map<String, byte[]> templates) {
        Map<String, Biometrics.Candidate> prepared = new TreeMap<>();
        templates.forEach((finger, template) -> prepared.put(finger, biometrics.candidate(template)));
        return prepared;
    }
}
