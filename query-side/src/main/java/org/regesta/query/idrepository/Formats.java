package org.regesta.query.idrepository;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Refusal;

/** In which form biometrics are asked for, as MOSIP's extraction formats name it; null: as they came. */
record Formats(
        @Nullable String finger,
        @Nullable String iris,
        @Nullable String face) {

    /** The forms that templates are extracted in here, by the name of what reads them. */
    private static final String FINGERS = "sourceafis";

    private static final String FACES = "onnx";

    static final String FINGER = "Finger";
    static final String FACE = "Face";

    /** As they came. */
    static final Formats NONE = new Formats(null, null, null);

    boolean any() {
        return finger != null || iris != null || face != null;
    }

    /** Of which records templates are asked for, as CBEFF names their types. */
    Set<String> templates() {
        Set<String> types = new TreeSet<>();
        if (finger != null) {
            types.add(FINGER);
        }
        if (face != null) {
            types.add(FACE);
        }
        return types;
    }

    /**
     * Irises are extracted by nothing here, faces where a model of them is configured.
     *
     * @throws Refusal NOTHING_EXTRACTED of a format that nothing is extracted in here: never another one
     */
    Formats possible(Biometrics biometrics) {
        boolean fingers = finger == null || is(finger, FINGERS);
        boolean faces = face == null || is(face, FACES) && biometrics.compares(FACE);
        if (!fingers || !faces || iris != null) {
            throw new Refusal(ExtractionRefusal.NOTHING_EXTRACTED);
        }
        return this;
    }

    private static boolean is(String asked, String ours) {
        return asked.toLowerCase(Locale.ROOT).equals(ours);
    }
}
