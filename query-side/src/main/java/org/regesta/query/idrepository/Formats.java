package org.regesta.query.idrepository;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

/** In which form biometrics are asked for, as MOSIP's extraction formats name it; null: as they came. */
record Formats(
        @Nullable String finger,
        @Nullable String iris,
        @Nullable String face) {

    /** The one form that templates are extracted in here, by the name of what reads it. */
    private static final String OURS = "sourceafis";

    /** As they came. */
    static final Formats NONE = new Formats(null, null, null);

    boolean any() {
        return finger != null || iris != null || face != null;
    }

    boolean templates() {
        return finger != null;
    }

    /** @throws MosipRefusal naming a format that nothing is extracted in here */
    Formats possible() {
        if (finger != null && !finger.toLowerCase(Locale.ROOT).equals(OURS)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "fingerExtractionFormat");
        }
        if (iris != null) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "irisExtractionFormat");
        }
        if (face != null) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "faceExtractionFormat");
        }
        return this;
    }
}
