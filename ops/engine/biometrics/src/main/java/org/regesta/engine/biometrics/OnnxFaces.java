package org.regesta.engine.biometrics;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.regesta.ports.Biometrics.Unreadable;
import org.regesta.ports.Misconfigured;

/**
 * Faces as vectors, by whatever ONNX model is configured: one picture in, one vector out. The picture's size and the
 * order of its channels are the model's own; its values are (grey - 127.5) / 128, the usual of such models.
 */
final class OnnxFaces implements AutoCloseable {

    private static final int SIDE_MAX = 1_024;
    private static final int LONGEST = 8_192; // of a vector

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String input;
    private final FaceTensor shape;

    private OnnxFaces(OrtSession session) throws OrtException {
        this.session = session;
        if (session.getNumInputs() != 1 || session.getNumOutputs() < 1) {
            throw new Misconfigured("a model of faces takes one picture and answers one vector");
        }
        this.input = session.getInputNames().iterator().next();
        this.shape = shape(session);
    }

    /** @throws Misconfigured when there is no model there, or none of faces */
    static OnnxFaces open(Path model) {
        if (!Files.isReadable(model)) {
            throw new Misconfigured("the model of faces cannot be read: " + model);
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1); // faces are compared on all cores already
            OnnxFaces faces = new OnnxFaces(OrtEnvironment.getEnvironment().createSession(model.toString(), options));
            faces.vectorOf(new float[faces.shape.values()]); // one that cannot answer is refused at the start
            return faces;
        } catch (OrtException noModel) {
            throw new Misconfigured("the model of faces is no ONNX model that runs here: " + model, noModel);
        }
    }

    private static FaceTensor shape(OrtSession session) throws OrtException {
        boolean pictures = session.getInputInfo().values().iterator().next().getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.FLOAT;
        if (!pictures) {
            throw new Misconfigured("a model of faces takes a picture as floats");
        }
        TensorInfo taken =
                (TensorInfo) session.getInputInfo().values().iterator().next().getInfo();
        return FaceTensor.of(taken.getShape(), SIDE_MAX)
                .orElseThrow(() -> new Misconfigured(
                        "a model of faces takes 1 x channels x height x width, or channels last, of fixed size"));
    }

    /**
     * A face as a vector of length one.
     *
     * @param face the record's image, as a reader of images takes it
     */
    float[] vector(String what, IsoImage face) {
        try {
            return vectorOf(shape.values(ColourPixels.decode(what, face)));
        } catch (OrtException failed) {
            throw new Unreadable(what + ": the model of faces does not take it");
        }
    }

    private float[] vectorOf(float[] values) throws OrtException {
        try (OnnxTensor picture = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape.dimensions());
                OrtSession.Result answer = session.run(Map.of(input, picture))) {
            if (!(answer.get(0) instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
                throw new Misconfigured("a model of faces answers a vector of floats");
            }
            FloatBuffer buffer = tensor.getFloatBuffer();
            if (buffer.remaining() < 2 || buffer.remaining() > LONGEST) {
                throw new Misconfigured("a model of faces answers one vector, of up to " + LONGEST + " numbers");
            }
            float[] vector = new float[buffer.remaining()];
            buffer.get(vector);
            return ofLengthOne(vector);
        }
    }

    private static float[] ofLengthOne(float[] vector) {
        double squares = 0;
        for (float each : vector) {
            squares += (double) each * each;
        }
        double length = Math.sqrt(squares);
        for (int each = 0; each < vector.length; each++) {
            vector[each] = length > 0 ? (float) (vector[each] / length) : 0;
        }
        return vector;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
