package org.regesta.engine.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A key log's first frame. [frozen]
 *
 * @param vaultId 32 hex digits, random, the vault's for life
 * @param wrappedLogKey the key that authenticates the log's frames, wrapped by the house key
 * @param logKey the same, unwrapped
 */
record LogHeader(String vaultId, byte[] wrappedLogKey, byte[] logKey) {

    static LogHeader first(HouseKey house) {
        String vaultId = HexFormat.of().formatHex(Crypto.random(16));
        byte[] key = Crypto.random(Crypto.KEY_BYTES);
        return new LogHeader(vaultId, house.wrap(WrappingNames.log(vaultId), key), key);
    }

    /** The same vault's under another house key, with a new key for its frames. */
    LogHeader wrappedBy(HouseKey house) {
        byte[] key = Crypto.random(Crypto.KEY_BYTES);
        return new LogHeader(vaultId, house.wrap(WrappingNames.log(vaultId), key), key);
    }

    /** In which no two logs are alike, not even one vault's under two house keys. */
    byte[] identity() {
        return Crypto.sha256().digest(encode());
    }

    byte[] encode() {
        return new Fields().text(vaultId).blob(wrappedLogKey).toBytes();
    }

    /**
     * @throws BufferUnderflowException when it is no header
     * @throws VaultRefused when another house key wrapped it
     */
    static LogHeader decode(ByteBuffer from, HouseKey house) {
        String vaultId = Fields.text(from);
        byte[] wrapped = Fields.blob(from);
        return new LogHeader(vaultId, wrapped, house.unwrap(WrappingNames.log(vaultId), wrapped));
    }
}
