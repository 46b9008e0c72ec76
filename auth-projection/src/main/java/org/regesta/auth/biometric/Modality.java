package org.regesta.auth.biometric;

import java.util.Arrays;
import java.util.Optional;

/** What a sample is of: MOSIP's {@code bioType}s, and how its messages call them. */
public enum Modality {
    FINGER("FINGER", "FIR", "FMR"),
    IRIS("IRIS", "IIR"),
    FACE("FACE", "FACE");

    private final String[] wireNames;

    Modality(String... wireNames) {
        this.wireNames = wireNames;
    }

    public static Optional<Modality> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(it -> Arrays.stream(it.wireNames).anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }
}
