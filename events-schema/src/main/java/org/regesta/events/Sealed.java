package org.regesta.events;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One attribute of one data subject, readable only while the key {@code keyRef} exists. [frozen]
 *
 * @param keyRef the key it is sealed under, without meaning outside the vault: {@code registration:<rid>} and the like
 * @param ciphertext base64url without padding: version byte, random seal id (16 bytes), IV (12), AES-256-GCM
 *     ciphertext and tag of (salt ‖ canonical value); keyRef, attribute name and seal id are its associated data
 * @param commitment lower-case hex SHA-256(salt ‖ canonical value): lets one attribute be disclosed and checked against
 *     the ledger with nothing but SHA-256
 */
public record Sealed(String keyRef, String ciphertext, String commitment) {

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern SHA256_HEX = Pattern.compile("[0-9a-f]{64}");

    public Sealed {
        Objects.requireNonNull(keyRef);
        if (!BASE64URL.matcher(ciphertext).matches()) {
            throw new IllegalArgumentException("ciphertext is not base64url");
        }
        if (!SHA256_HEX.matcher(commitment).matches()) {
            throw new IllegalArgumentException("commitment is not a SHA-256 in lower-case hex");
        }
    }
}
