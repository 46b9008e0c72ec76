package org.regesta.engine.biometrics;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Misconfigured;

/**
 * Fingers by another matcher, and faces by a configured model: how alike two faces are is the cosine of their vectors,
 * brought to the matcher's own scale so that one threshold serves both. A face is never a finger. Safe to share between
 * threads.
 */
public final class FacesToo implements Biometrics {

    private static final int MARK = 0x52464131; // RFA1: what begins so is the vector of a face
    private static final String FACE = "Face";

    private final Biometrics fingers;
    private final OnnxFaces faces;
    private final double same;
    private final String model;

    private FacesToo(Biometrics fingers, OnnxFaces faces, double same, String model) {
        this.fingers = fingers;
        this.faces = faces;
        this.same = same;
        this.model = model;
    }

    /**
     * @param model an ONNX file
     * @param same from this cosine on two faces are taken as one, above 0 up to 1: it is the model's own to say
     * @throws Misconfigured when the model cannot be read or is none of faces
     */
    public static FacesToo beside(Biometrics fingers, Path model, double same) {
        if (!(same > 0 && same <= 1)) {
            throw new Misconfigured("the likeness of faces is above 0 and at most 1");
        }
        return new FacesToo(fingers, OnnxFaces.open(model), same, ModelName.of(model));
    }

    @Override
    public boolean compares(String type) {
        return type.equals(FACE) || fingers.compares(type);
    }

    @Override
    public List<BiometricRecord> readCbeff(byte[] xml) {
        return fingers.readCbeff(xml);
    }

    @Override
    public List<BiometricRecord> readForeignCbeff(byte[] xml) {
        return fingers.readForeignCbeff(xml);
    }

    @Override
    public OptionalInt quality(BiometricRecord biometricRecord) {
        return fingers.quality(biometricRecord);
    }

    @Override
    public void check(BiometricRecord biometricRecord) {
        fingers.check(biometricRecord);
    }

    /** A face's vector as bytes, or what the other matcher makes of a finger. */
    @Override
    public byte[] extract(BiometricRecord biometricRecord) {
        if (!biometricRecord.type().equals(FACE)) {
            return fingers.extract(biometricRecord);
        }
        float[] vector = faces.vector(FACE, FaceImageRecord.read(FACE, biometricRecord.data()));
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * vector.length).putInt(MARK);
        for (float each : vector) {
            bytes.putFloat(each);
        }
        return bytes.array();
    }

    @Override
    public Probe probe(byte[] template) {
        if (isFace(template)) {
            return candidate -> isFace(candidate) ? score(template, candidate) : 0;
        }
        Probe finger = fingers.probe(template);
        return new Probe() {
            @Override
            public double against(byte[] candidate) {
                return isFace(candidate) ? 0 : finger.against(candidate);
            }

            @Override
            public double against(Candidate candidate) {
                return isFace(candidate.template()) ? 0 : finger.against(candidate);
            }
        };
    }

    @Override
    public Candidate candidate(byte[] template) {
        return isFace(template) ? () -> template : fingers.candidate(template);
    }

    private double score(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return 0; // of another model
        }
        double cosine = 0;
        for (int at = 4; at + 4 <= one.length; at += 4) {
            cosine += (double) at(one, at) * at(other, at);
        }
        return Math.max(0, cosine) / same * fingers.threshold();
    }

    private static float at(byte[] vector, int offset) {
        return ByteBuffer.wrap(vector).getFloat(offset);
    }

    private static boolean isFace(byte[] template) {
        return template.length > 4
                && template.length % 4 == 0
                && ByteBuffer.wrap(template).getInt() == MARK;
    }

    @Override
    public double threshold() {
        return fingers.threshold();
    }

    @Override
    public String release() {
        return fingers.release() + "+" + model;
    }
}
