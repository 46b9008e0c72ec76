package org.regesta.engine.biometrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.regesta.ports.Misconfigured;

/** Names a model by what is in it, so that a finding says by which it was made. */
final class ModelName {

    private static final int DIGITS = 12;

    private ModelName() {}

    static String of(Path model) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
            return "onnx-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            throw new Misconfigured("the model of faces cannot be read: " + model, unreadable);
        }
    }
}
