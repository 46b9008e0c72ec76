package org.regesta.saga.registration;

import java.util.Arrays;
import java.util.List;
import org.regesta.engine.biometrics.SourceAfisBiometrics;
import org.regesta.ports.Biometrics;

/** Reads records as the real thing does; two fingers are one when their records are the same bytes. */
public class SameFingers implements Biometrics {

    private final Biometrics real = new SourceAfisBiometrics();

    @Override
    public List<BiometricRecord> readCbeff(byte[] xml) {
        return real.readCbeff(xml);
    }

    @Override
    public byte[] extract(BiometricRecord finger) {
        return finger.data();
    }

    @Override
    public void check(BiometricRecord biometricRecord) {
        real.check(biometricRecord);
    }

    @Override
    public Probe probe(byte[] template) {
        return candidate -> Arrays.equals(template, candidate) ? 277 : 3;
    }

    @Override
    public double threshold() {
        return real.threshold();
    }

    @Override
    public String release() {
        return "same-bytes-1";
    }
}
