package org.regesta.auth.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.regesta.auth.Denied;
import org.regesta.ports.HouseKeys;
import org.springframework.stereotype.Component;

/**
 * Opens a biometric sample as devices seal it (MOSIP's SBI): an AES-256 session key of its own under RSA-OAEP for the
 * {@code IDA/IDA-FIR} certificate. IV and associated data are the last 12 and 16 bytes of timestamp XOR transaction id,
 * so a sample moved to another transaction does not open.
 */
@Component
public class SampleCipher {

    private static final int IV = 12;
    private static final int AAD = 16;

    private final HouseKeys keys;

    public SampleCipher(HouseKeys keys) {
        this.keys = keys;
    }

    /**
     * One sealed sample.
     *
     * @param value ciphertext and tag, base64url
     * @param thumbprint of the certificate it is sealed for; empty when not given
     */
    public record SealedSample(
            String value, String sessionKey, String thumbprint, String timestamp, String transactionId) {
        @Override
        public String toString() {
            return "SealedSample";
        }
    }

    /** @throws Denied UNREADABLE when it does not open, for whatever reason */
    public byte[] open(SealedSample sample) {
        byte[] mask = xor(sample.timestamp(), sample.transactionId());
        return SessionCipher.open(
                SessionCipher.named(keys, "IDA-FIR", sample.thumbprint()),
                sample.sessionKey(),
                new SessionCipher.Gcm(last(mask, IV), last(mask, AAD), sample.value()));
    }

    /** The longer as it is, the shorter with zero bytes before it. */
    static byte[] xor(String one, String other) {
        byte[] first = one.getBytes(StandardCharsets.UTF_8);
        byte[] second = other.getBytes(StandardCharsets.UTF_8);
        byte[] xor = new byte[Math.max(first.length, second.length)];
        for (int i = 1; i <= xor.length; i++) {
            int left = i <= first.length ? first[first.length - i] : 0;
            int right = i <= second.length ? second[second.length - i] : 0;
            xor[xor.length - i] = (byte) (left ^ right);
        }
        return xor;
    }

    static byte[] last(byte[] bytes, int count) {
        byte[] last = new byte[count];
        int from = Math.max(0, bytes.length - count);
        byte[] tail = Arrays.copyOfRange(bytes, from, bytes.length);
        System.arraycopy(tail, 0, last, count - tail.length, tail.length);
        return last;
    }
}
