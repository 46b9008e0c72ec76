package org.regesta.auth.biometric;

import java.time.Instant;

/**
 * One biometric sample as a device signed it, opened.
 *
 * @param id SHA-256 of what the device signed, hex: no other sample has it
 * @param subtype such as {@code Right IndexFinger}; {@code UNKNOWN} where the device does not know
 * @param record the ISO/IEC 19794 record, or a bare image
 * @param hash as the request gives it: upper-case hex, chained over the samples before it
 * @param taken when, by the device
 * @param identified when the device's own identity was signed
 */
public record Sample(
        String id,
        Modality modality,
        String subtype,
        byte[] record,
        String hash,
        Instant taken,
        Instant identified,
        Device device) {

    /** Where a device does not say which finger or eye it was. */
    public static final String UNKNOWN = "UNKNOWN";

    /** Which device, of which make, of which provider. */
    public record Device(String serialNo, String make, String model, String provider, String providerId) {}

    boolean isUnknown() {
        return subtype.isEmpty() || subtype.equalsIgnoreCase(UNKNOWN);
    }

    @Override
    public String toString() {
        return "Sample[" + modality + "]"; // a finger stays out of logs
    }
}
