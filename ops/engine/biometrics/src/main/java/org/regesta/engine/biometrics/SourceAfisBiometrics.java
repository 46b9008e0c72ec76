package org.regesta.engine.biometrics;

import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.regesta.engine.biometrics.Fingerprints.Finger;
import org.regesta.ports.Biometrics;

/** Fingers by SourceAFIS. Faces and irises are checked and kept, not compared. Safe to share between threads. */
public final class SourceAfisBiometrics implements Biometrics {

    private static final double THRESHOLD = 40;
    private static final long BYTES_EACH = 24_000; // of a prepared template, about

    /** A quarter of the memory. Who leaves gives no room back; it is measured anew at every start. */
    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / 4 / BYTES_EACH);

    private final Lately<Finger> fingers = new Lately<>(Finger::bytes);

    private record Prepared(byte[] template, FingerprintTemplate ready) implements Candidate {
        @Override
        public String toString() {
            return "Prepared"; // stays out of logs
        }
    }

    @Override
    public List<BiometricRecord> readCbeff(byte[] xml) {
        return CbeffReader.read(xml);
    }

    @Override
    public List<BiometricRecord> readForeignCbeff(byte[] xml) {
        return CbeffReader.readForeign(xml);
    }

    @Override
    public byte[] extract(BiometricRecord finger) {
        if (!finger.type().equals("Finger")) {
            throw new Unreadable(name(finger) + ": no finger, nothing to extract");
        }
        return new FingerprintTemplate(finger(finger).image()).toByteArray();
    }

    /** Of fingers the lesser of what their image shows and what is said of it. Nothing is extracted for it. */
    @Override
    public OptionalInt quality(BiometricRecord biometricRecord) {
        OptionalInt told = Biometrics.super.quality(biometricRecord);
        if (!biometricRecord.type().equals("Finger")) {
            return told;
        }
        int seen = finger(biometricRecord).quality();
        return OptionalInt.of(Math.min(told.orElse(seen), seen));
    }

    @Override
    public void check(BiometricRecord biometricRecord) {
        if (biometricRecord.exception() && biometricRecord.data().length == 0) {
            return; // what is not there to be taken needs no record
        }
        String name = name(biometricRecord);
        byte[] data = data(biometricRecord);
        switch (biometricRecord.type()) {
            case "Finger" -> finger(biometricRecord);
            case "Face", "ExceptionPhoto" -> GreyPixels.decode(name, FaceImageRecord.read(name, data));
            case "Iris" -> GreyPixels.decode(name, IrisImageRecord.read(name, data));
            default -> throw new Unreadable(name + ": of a type that is not read");
        }
    }

    @Override
    public Probe probe(byte[] template) {
        FingerprintMatcher matcher = new FingerprintMatcher(template(template));
        return new Probe() {
            @Override
            public double against(byte[] candidateTemplate) {
                return matcher.match(template(candidateTemplate));
            }

            @Override
            public double against(Candidate candidate) {
                return candidate instanceof Prepared prepared
                        ? matcher.match(prepared.ready)
                        : against(candidate.template());
            }
        };
    }

    /** Preparing costs as much as comparing. Without room it is done at each comparison. */
    @Override
    public Candidate candidate(byte[] template) {
        FingerprintTemplate ready = template(template);
        return room.getAndDecrement() > 0 ? new Prepared(template, ready) : () -> template;
    }

    @Override
    public double threshold() {
        return THRESHOLD;
    }

    @Override
    public String release() {
        return "sourceafis-" + FingerprintCompatibility.version();
    }

    private static FingerprintTemplate template(byte[] serialized) {
        try {
            return new FingerprintTemplate(serialized);
        } catch (RuntimeException notATemplate) {
            // an isolation boundary: the library answers other bytes with every kind of runtime exception
            throw new Unreadable("not a template of " + FingerprintCompatibility.version());
        }
    }

    private Finger finger(BiometricRecord biometricRecord) {
        byte[] data = data(biometricRecord);
        return fingers.of(data, () -> Fingerprints.read(name(biometricRecord), data));
    }

    private static byte[] data(BiometricRecord biometricRecord) {
        if (biometricRecord.data().length == 0) {
            throw new Unreadable(name(biometricRecord) + ": empty");
        }
        return biometricRecord.data();
    }

    private static String name(BiometricRecord biometricRecord) {
        return (biometricRecord.type() + " " + biometricRecord.subtype()).strip();
    }
}
