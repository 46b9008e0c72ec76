package org.regesta.engine.vault;

import java.security.Provider;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A house key in memory or in a token: AES-256-GCM with the wrapped key's name as associated data. */
final class AesHouseKey implements HouseKey {

    /** Bytes of a wrapped key: IV, key, tag. */
    static final int WRAPPED_BYTES = Crypto.IV_BYTES + Crypto.KEY_BYTES + Crypto.TAG_BYTES;

    private final SecretKey key;
    private final @Nullable Provider where;

    AesHouseKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.where = null;
    }

    /** @param where the provider that alone can use the key */
    AesHouseKey(SecretKey key, Provider where) {
        this.key = key;
        this.where = where;
    }

    @Override
    public byte[] wrap(String name, byte[] wrapped) {
        return Crypto.gcmSeal(key, where, Fields.of(name), wrapped);
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped) {
        return Crypto.gcmOpen(key, where, Fields.of(name), wrapped, 0)
                .orElseThrow(() -> new VaultRefused("the house key is not the one that wrapped this vault's keys:"
                        + " restore house.p12 and keys.log from the same copy"));
    }
}
