package org.regesta.engine.vault;

/** A house key held in memory: AES-256-GCM with the wrapped key's name as associated data. */
final class AesHouseKey implements HouseKey {

    /** Bytes of a wrapped key: IV, key, tag. */
    static final int WRAPPED_BYTES = Crypto.IV_BYTES + Crypto.KEY_BYTES + Crypto.TAG_BYTES;

    private final byte[] key;

    AesHouseKey(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public byte[] wrap(String name, byte[] wrapped) {
        return Crypto.gcmSeal(key, Fields.of(name), wrapped);
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped) {
        return Crypto.gcmOpen(key, Fields.of(name), wrapped, 0)
                .orElseThrow(() -> new VaultRefused("the house key is not the one that wrapped this vault's keys:"
                        + " restore house.p12 and keys.log from the same copy"));
    }
}
