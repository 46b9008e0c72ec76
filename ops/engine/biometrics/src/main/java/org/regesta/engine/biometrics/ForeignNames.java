package org.regesta.engine.biometrics;

import java.util.Locale;
import java.util.Map;
import org.regesta.ports.Biometrics.BiometricRecord;

/** What other tools call what CBEFF names: {@code FINGERPRINT}, {@code Left Index Finger}, {@code Left Eye}. */
final class ForeignNames {

    private static final Map<String, String> TYPES = Map.of(
            "FINGERPRINT", "Finger", "FINGER", "Finger", "IRIS", "Iris", "FACE", "Face", "FACIALFEATURES", "Face");

    private ForeignNames() {}

    static BiometricRecord ours(BiometricRecord theirs) {
        String type = TYPES.getOrDefault(theirs.type().replace(" ", "").toUpperCase(Locale.ROOT), theirs.type());
        String subtype = theirs.subtype().replaceAll("(?i) finger$", "Finger").replaceFirst("(?i) eye$", "");
        return new BiometricRecord(type, subtype, theirs.exception(), theirs.quality(), theirs.data(), theirs.seal());
    }
}
