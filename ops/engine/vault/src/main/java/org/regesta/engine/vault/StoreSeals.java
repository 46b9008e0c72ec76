package org.regesta.engine.vault;

import java.util.Optional;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/**
 * What a rebuildable store derives and seals itself, version 1: a version byte, then AES-256-GCM-SIV ciphertext and
 * tag. Key
 * and nonce follow from the person's key, the store and the attribute, so the same value makes the same bytes.
 */
final class StoreSeals {

    private static final byte VERSION = 1;
    private static final byte[] NO_SALT = {};

    private StoreSeals() {}

    static byte[] seal(byte[] personKey, String store, String keyRef, String attribute, byte[] value) {
        byte[] associated = Fields.of(store, keyRef, attribute);
        byte[] body = Crypto.sivSeal(key(personKey, store), nonce(personKey, associated), associated, value);
        byte[] sealed = new byte[1 + body.length];
        sealed[0] = VERSION;
        System.arraycopy(body, 0, sealed, 1, body.length);
        return sealed;
    }

    static Opening.Opened open(byte[] personKey, String store, String keyRef, String attribute, byte[] sealed) {
        byte[] associated = Fields.of(store, keyRef, attribute);
        return body(sealed)
                .flatMap(body ->
                        Crypto.sivOpen(key(personKey, store), nonce(personKey, associated), associated, body, 1))
                .map(value -> new Opening.Opened(value, NO_SALT))
                .orElseThrow(Vault.SealBroken::new);
    }

    private static Optional<byte[]> body(byte[] sealed) {
        boolean ours = sealed.length > Crypto.TAG_BYTES && sealed[0] == VERSION;
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
