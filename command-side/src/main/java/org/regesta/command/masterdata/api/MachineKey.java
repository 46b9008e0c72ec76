package org.regesta.command.masterdata.api;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A machine's public key: the public area of its TPM (TPMT_PUBLIC, TPM 2.0 library part 2, section 12.2.4), or the
 * X.509 encoding of an RSA key where there is no TPM.
 *
 * @param base64 URL-safe, without padding
 * @param fingerprint lower-case hex SHA-256 of its bytes
 */
public record MachineKey(String base64, String fingerprint) {

    private static final int MIN_BITS = 2048;
    private static final int USUAL_EXPONENT = 65_537; // what a TPM means by 0
    private static final int MAX_BYTES = 4096;

    private static final int ALG_RSA = 0x0001;
    private static final int ALG_NULL = 0x0010;
    private static final int ALG_RSAES = 0x0015;

    /** @param text base64, URL-safe or not; none when it is neither form of a key of at least 2048 bits */
    public static Optional<MachineKey> read(String text) {
        byte[] bytes;
        try {
            String urlSafe = text.strip().replace('+', '-').replace('/', '_').replace("=", "");
            bytes = Base64.getUrlDecoder().decode(urlSafe);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length > MAX_BYTES || key(bytes).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new MachineKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), hash(bytes)));
    }

    /** What it signs with or is encrypted to. */
    public RSAPublicKey publicKey() {
        return key(Base64.getUrlDecoder().decode(base64)).orElseThrow();
    }

    private static Optional<RSAPublicKey> key(byte[] bytes) {
        return tpmKey(bytes).or(() -> x509Key(bytes));
    }

    private static Optional<RSAPublicKey> x509Key(byte[] bytes) {
        try {
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes)))
                    .map(RSAPublicKey.class::cast)
                    .filter(key -> key.getModulus().bitLength() >= MIN_BITS);
        } catch (GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    private static Optional<RSAPublicKey> tpmKey(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (unsigned(in) != ALG_RSA) {
                return Optional.empty();
            }
            skip(in, 2 + 4); // name algorithm, attributes
            skip(in, unsigned(in)); // policy
            if (unsigned(in) != ALG_NULL) {
                skip(in, 2 + 2); // the symmetric algorithm's key bits and mode
            }
            int scheme = unsigned(in);
            if (scheme != ALG_NULL && scheme != ALG_RSAES) {
                skip(in, 2); // its hash
            }
            int bits = unsigned(in);
            long exponent = Integer.toUnsignedLong(in.getInt());
            byte[] modulus = new byte[Math.min(unsigned(in), MAX_BYTES)];
            in.get(modulus);
            BigInteger number = new BigInteger(1, modulus);
            return in.hasRemaining() || bits < MIN_BITS || number.bitLength() != bits
                    ? Optional.empty()
                    : Optional.of((RSAPublicKey) KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(
                                    number, BigInteger.valueOf(exponent == 0 ? USUAL_EXPONENT : exponent))));
        } catch (BufferUnderflowException | IllegalArgumentException | GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    private static int unsigned(ByteBuffer in) {
        return Short.toUnsignedInt(in.getShort());
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
