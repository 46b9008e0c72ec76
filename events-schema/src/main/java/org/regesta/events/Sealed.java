package org.regesta.events;

import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * One attribute of one data subject, readable only while the key {@code keyRef} exists. [frozen]
 *
 * @param keyRef the key it is sealed under, without meaning outside the vault: {@code registration:<rid>} and the like
 * @param ciphertext base64url without padding: version byte (1; or 2 and four bytes, big-endian, with the number of a
 *     later generation of the key), random seal id (16 bytes), IV (12), AES-256-GCM
 *     ciphertext and tag of (salt ‖ canonical value); keyRef, attribute name and seal id are its associated data
 * @param commitment lower-case hex SHA-256(salt ‖ canonical value): lets one attribute be disclosed and checked against
 *     the ledger with nothing but SHA-256
 */
public record Sealed(String keyRef, String ciphertext, String commitment) {

    private static final int SHA256_HEX_LENGTH = 64;

    public Sealed {
        Objects.requireNonNull(keyRef);
        if (ciphertext.isEmpty() || !all(ciphertext, Sealed::isBase64Url)) {
            throw new IllegalArgumentException("ciphertext is not base64url");
        }
        if (commitment.length() != SHA256_HEX_LENGTH || !all(commitment, Sealed::isLowerHex)) {
            throw new IllegalArgumentException("commitment is not a SHA-256 in lower-case hex");
        }
    }

    // by hand: every event that is read makes many of these, and a pattern or a stream took a tenth of reading them
    private static boolean all(String text, IntPredicate fits) {
        for (int i = 0; i < text.length(); i++) {
            if (!fits.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static boolean isLowerHex(int c) {
        return c >= 'a' && c <= 'f' || c >= '0' && c <= '9';
    }
}
