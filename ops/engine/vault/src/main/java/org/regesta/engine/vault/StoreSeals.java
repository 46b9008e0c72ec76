package org.regesta.engine.vault;

import java.util.Optional;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/**
 * What a rebuildable store derives and seals itself: a {@link SealHead}, then AES-256-GCM-SIV ciphertext and
 * tag. Key
 * and nonce follow from the person's key, the store and the attribute, so the same value makes the same bytes.
 */
final class StoreSeals {

    private static final byte[] NO_SALT = {};

    private StoreSeals() {}

    static byte[] seal(PersonKey person, String store, String keyRef, String attribute, byte[] value) {
        byte[] personKey = person.key();
        byte[] associated = Fields.of(store, keyRef, attribute);
        byte[] body = Crypto.sivSeal(key(personKey, store), nonce(personKey, associated), associated, value);
        return Fields.join(SealHead.bytes(person.generation()), body);
    }

    static Opening.Opened open(byte[] personKey, String store, String keyRef, String attribute, byte[] sealed) {
        byte[] associated = Fields.of(store, keyRef, attribute);
        return body(sealed)
                .flatMap(body -> Crypto.sivOpen(
                        key(personKey, store),
                        nonce(personKey, associated),
                        associated,
                        body,
                        SealHead.of(body).length()))
                .map(value -> new Opening.Opened(value, NO_SALT))
                .orElseThrow(Vault.SealBroken::new);
    }

    private static Optional<byte[]> body(byte[] sealed) {
        boolean ours = SealHead.of(sealed).isOne()
                && sealed.length >= SealHead.of(sealed).length() + Crypto.TAG_BYTES;
        return ours ? Optional.of(sealed) : Optional.empty();
    }

    private static byte[] key(byte[] personKey, String store) {
        return Crypto.expand(personKey, Fields.of("regesta store seal key 1", store), Crypto.KEY_BYTES);
    }

    private static byte[] nonce(byte[] personKey, byte[] associated) {
        byte[] info = Fields.of(Fields.utf8("regesta store seal nonce 1"), associated);
        return Crypto.expand(personKey, info, Crypto.IV_BYTES);
    }
}
