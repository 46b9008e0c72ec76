package org.regesta.engine.biometrics;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.DeviceSeal;
import org.regesta.ports.Biometrics.Unreadable;

/** A BIR while it is read. */
final class CbeffRecord {

    private String type = "";
    private String subtype = "";
    private int quality;
    private boolean exception;
    private boolean hasData;
    private byte[] data = new byte[0];
    private String signature = "";
    private String said = "";

    void type(String text) {
        type = words(text);
    }

    void subtype(String text) {
        subtype = words(text);
    }

    /** The schema holds it to 0 to 100; what is no such number says nothing. */
    void quality(String text) {
        String number = text.strip();
        quality = number.matches("100|[0-9]{1,2}") ? Integer.parseInt(number) : 0;
    }

    /** Base64 of text; what is neither is left as it is, and no signature. */
    void signature(String base64) {
        String text = base64.replaceAll("\\s+", "");
        try {
            signature = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            signature = text;
        }
    }

    void other(String key, String value) {
        if (key.strip().equals("PAYLOAD")) {
            said = value;
        }
        if (key.strip().equals("EXCEPTION")) {
            exception = value.strip().equalsIgnoreCase("true");
        }
    }

    void data(String base64, int number) {
        hasData = true;
        data = decode(base64, number);
    }

    /** A BIR that only holds others, as the outermost does, is none. */
    boolean isOne() {
        return hasData || !type.isEmpty();
    }

    BiometricRecord read() {
        return new BiometricRecord(type, subtype, exception, quality, data, seal());
    }

    private Optional<DeviceSeal> seal() {
        return signature.isEmpty() && said.isEmpty() ? Optional.empty() : Optional.of(new DeviceSeal(signature, said));
    }

    /**
     * Plain or url-safe, with line breaks, padded or not. A text that was cut within its last character is decoded as
     * far as it goes: the record's own lengths then say what is missing, finger by finger.
     */
    private static byte[] decode(String base64, int number) {
        String text = base64.replaceAll("\\s+", "")
                .replace('-', '+')
                .replace('_', '/')
                .replaceFirst("={1,2}$", "");
        String whole = text.length() % 4 == 1 ? text.substring(0, text.length() - 1) : text;
        try {
            return Base64.getDecoder().decode(whole);
        } catch (IllegalArgumentException notBase64) {
            throw new Unreadable("CBEFF: the data of record " + number + " is not base64");
        }
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
