package org.regesta.engine.vault;

import java.util.Optional;
import org.regesta.ports.Opening;

/**
 * The seal of a blob. The ciphertext's own name is checked before it is opened, so there is no commitment.
 *
 * <pre>
 *   version         1 byte, 1; or {@link SealHead} of a later generation of the key
 *   IV              12 bytes, random
 *   ciphertext+tag  AES-256-GCM under a key for blobs that HKDF expands from the person's
 *   associated data length-prefixed: keyRef, kind
 * </pre>
 */
final class BlobSeals {

    private static final byte[] NO_SALT = {};

    private BlobSeals() {}

    static byte[] seal(PersonKey person, String keyRef, String kind, byte[] content) {
        byte[] body = Crypto.gcmSeal(key(person.key()), Fields.of(keyRef, kind), content);
        return Fields.join(SealHead.bytes(person.generation()), body);
    }

    /** @return none when it was not sealed under this key for this kind */
    static Optional<Opening> open(byte[] personKey, String keyRef, String kind, byte[] sealed) {
        SealHead head = SealHead.of(sealed);
        if (!head.isOne()) {
            return Optional.empty();
        }
        return Crypto.gcmOpen(key(personKey), Fields.of(keyRef, kind), sealed, head.length())
                .map(content -> new Opening.Opened(content, NO_SALT));
    }

    private static byte[] key(byte[] personKey) {
        return Crypto.expand(personKey, Fields.of("regesta blob seal key 1"), Crypto.KEY_BYTES);
    }
}
