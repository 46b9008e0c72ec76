package org.regesta.cli.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Map;
import org.regesta.events.EvidenceRef;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.server.RegestaServer;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.fingers.SyntheticFinger;
import org.regesta.wire.Json;

/** The first few of the seeded people have a finger too: a template costs what thousands of identities cost. */
final class Fingered {

    /** How many of them. */
    static final int PEOPLE = 40;

    static final Finger FINGER = Finger.RIGHT_INDEX;

    private static final LocalDateTime TAKEN = LocalDateTime.of(2026, 1, 15, 9, 30);
    private static final int QUALITY = 80;

    private final Biometrics biometrics;
    private final Evidence evidence;

    Fingered(RegestaServer.Instance server) {
        this.biometrics = server.part(Biometrics.class);
        this.evidence = server.part(Evidence.class);
    }

    /** As a device sends it: an ISO record with JPEG 2000 inside. */
    static byte[] record(int person, long impression) {
        return FingerRecord.write(
                FINGER, SyntheticFinger.of(person, FINGER).impression(Impression.good(impression)), QUALITY, TAKEN);
    }

    /** The evidence that a registration would have left of the person's finger. */
    EvidenceRef templates(String subject, int person) {
        byte[] template = biometrics.extract(
                new BiometricRecord("Finger", FINGER.subtype(), false, QUALITY, record(person, person)));
        byte[] all = Json.write(Map.of(FINGER.subtype(), Base64.getEncoder().encodeToString(template)))
                .getBytes(StandardCharsets.UTF_8);
        return evidence.put(KeyRefs.subject(subject), "templates", all);
    }
}
