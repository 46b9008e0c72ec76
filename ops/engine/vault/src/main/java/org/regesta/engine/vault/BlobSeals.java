package org.regesta.engine.vault;

import java.util.Optional;
import org.regesta.ports.Opening;

/**
 * The seal of a blob, version 1. The ciphertext's own name is checked before it is opened, so there is no commitment.
 *
 * <pre>
 *   version         1 byte, 1
 *   IV              12 bytes, random
 *   ciphertext+tag  AES-256-GCM under a key for blobs that HKDF expands from the person's
 *   associated data length-prefixed: keyRef, kind
 * </pre>
 */
final class BlobSeals {

    private static final byte VERSION = 1;
    private static final byte[] NO_SALT = {};

    private BlobSeals() {}

    static byte[] seal(byte[] personKey, String keyRef, String kind, byte[] content) {
        byte[] body = Crypto.gcmSeal(key(personKey), Fields.of(keyRef, kind), content);
        byte[] sealed = new byte[1 + body.length];
        sealed[0] = VERSION;
        System.arraycopy(body, 0, sealed, 1, body.length);
        return sealed;
    }

    /** @return none when it was not sealed under this key for this kind */
    static Optional<Opening> open(byte[] personKey, String keyRef, String kind, byte[] sealed) {
        if (sealed.length == 0 || sealed[0] != VERSION) {
            return Optional.empty();
        }
        return Crypto.gcmOpen(key(personKey), Fields.of(keyRef, kind), sealed, 1)
                .map(content -> new Opening.Opened(content, NO_SALT));
    }

    private static byte[] key(byte[] personKey) {
        return Crypto.expand(personKey, Fields.of("regesta blob seal key 1"), Crypto.KEY_BYTES);
    }
}
