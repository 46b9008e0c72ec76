package org.regesta.testkit.abis;

import java.time.Instant;
import java.time.LocalDateTime;
import org.regesta.testkit.biometrics.CbeffWriter;
import org.regesta.testkit.biometrics.Finger;
import org.regesta.testkit.biometrics.FingerRecord;
import org.regesta.testkit.fingers.Impression;
import org.regesta.testkit.fingers.SyntheticFinger;

/** Containers of nobody's fingers. */
public final class Hands {

    private static final Instant TAKEN = Instant.parse("2026-11-21T12:00:00Z");

    private Hands() {}

    /** A right index finger of that person, in that impression. */
    public static byte[] cbeff(int person, Impression impression) {
        byte[] finger = FingerRecord.write(
                Finger.RIGHT_INDEX,
                SyntheticFinger.of(person, Finger.RIGHT_INDEX).impression(impression),
                80,
                LocalDateTime.parse("2026-11-21T12:00:00"),
                FingerRecord.Compression.PNG);
        return new CbeffWriter(TAKEN).finger(Finger.RIGHT_INDEX, 80, finger).xml();
    }
}
