package org.regesta.ports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reading biometric containers and comparing fingers, and faces where there is a model of them. */
public interface Biometrics {

    /**
     * Reads a CBEFF XML (ISO/IEC 19785-3 as MOSIP profiles it).
     *
     * @throws Unreadable when it is not one, holds a DOCTYPE or external entity, or exceeds bounds
     */
    List<BiometricRecord> readCbeff(byte[] xml);

    /**
     * Reads a CBEFF XML of other systems: in any order and namespace, with the type's names of older tools ({@code
     * FINGERPRINT}, {@code IRIS}). What may do harm is refused as {@link #readCbeff} does.
     *
     * @throws Unreadable when it is not one, holds a DOCTYPE or external entity, or exceeds bounds
     */
    default List<BiometricRecord> readForeignCbeff(byte[] xml) {
        return readCbeff(xml);
    }

    /**
     * Whether two records of a type, as CBEFF names it, can be told apart here: fingers always, faces where a model of
     * them is configured.
     */
    default boolean compares(String type) {
        return type.equals("Finger");
    }

    /**
     * Reads the record's image (ISO/IEC 19794-4:2011 with JPEG 2000, WSQ, PNG inside; a bare image too) and extracts a
     * template: 0.05 to 0.25 s of CPU.
     *
     * @throws Unreadable when the record is cut short or not of its kind
     */
    byte[] extract(BiometricRecord finger);

    /** Checks that a record is whole and of its kind without extracting: header, lengths, image decodes. */
    void check(BiometricRecord biometricRecord);

    /**
     * How good a record's image is, 0 to 100: what its container says, unless the image can be judged and is worse.
     * None when nothing is said of it and it cannot be judged.
     *
     * @throws Unreadable when the record is cut short or not of its kind
     */
    default OptionalInt quality(BiometricRecord biometricRecord) {
        int told = biometricRecord.quality();
        return told > 0 ? OptionalInt.of(told) : OptionalInt.empty();
    }

    /** A probe, prepared once and compared with many candidates. */
    Probe probe(byte[] template);

    /**
     * One of many, to be compared with many probes: whatever the matcher prepares of it is kept in memory, if there is
     * room.
     *
     * @throws Unreadable when it is not a template
     */
    default Candidate candidate(byte[] template) {
        return () -> template;
    }

    /** At and above this two fingers are taken as one: SourceAFIS's 40, a false match rate of 0.01 %. */
    double threshold();

    /** Name and version of the matcher, recorded with each finding. */
    String release();

    /** What {@link #candidate} made. */
    interface Candidate {
        byte[] template();
    }

    interface Probe {
        double against(byte[] candidateTemplate);

        default double against(Candidate candidate) {
            return against(candidate.template());
        }
    }

    /**
     * What the device that took a sample signed, as MOSIP's clients keep it in CBEFF.
     *
     * @param signature a JWS's header and signature, two full stops between them
     * @param said what was signed, a mark in the sample's place; empty when that is missing
     */
    record DeviceSeal(String signature, String said) {}

    /**
     * @param type and subtype as CBEFF names them: {@code Finger}, {@code Right IndexFinger}
     * @param seal none when the container has no signature of this record
     */
    record BiometricRecord(
            String type, String subtype, boolean exception, int quality, byte[] data, Optional<DeviceSeal> seal) {

        /** One that no device signed. */
        public BiometricRecord(String type, String subtype, boolean exception, int quality, byte[] data) {
            this(type, subtype, exception, quality, data, Optional.empty());
        }

        @Override
        public String toString() {
            return "BiometricRecord[" + type + " " + subtype + "]";
        }
    }

    /** What is wrong with it, in words without a person: which record, which part. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unreadable(String what) {
            super(what);
        }
    }
}
