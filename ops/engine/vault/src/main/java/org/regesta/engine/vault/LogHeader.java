package org.regesta.engine.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A key log's first frame. [frozen]
 *
 * @param vaultId 32 hex digits, random, the vault's for life
 * @param wrappedLogKey the key that authenticates this file's frames, another one in every rewriting
 * @param logKey the same, unwrapped
 * @param changes how many changes the vault had acknowledged when this file was written
 * @param snapshot how many of the records that follow tell what those changes came to; every later record is a change
 */
record LogHeader(String vaultId, byte[] wrappedLogKey, byte[] logKey, long changes, long snapshot) {

    private static final int FORMAT = 1;

    static LogHeader first(HouseKey house) {
        return made(house, HexFormat.of().formatHex(Crypto.random(16)), 0, 0);
    }

    LogHeader next(HouseKey house, long changesNow, long records) {
        return made(house, vaultId, changesNow, records);
    }

    private static LogHeader made(HouseKey house, String vaultId, long changes, long snapshot) {
        byte[] key = Crypto.random(Crypto.KEY_BYTES);
        return new LogHeader(vaultId, house.wrap(wrappingName(vaultId), key), key, changes, snapshot);
    }

    Frames frames() {
        return new Frames(logKey);
    }

    byte[] encode() {
        return new Fields()
                .raw(FORMAT)
                .text(vaultId)
                .blob(wrappedLogKey)
                .number(changes)
                .number(snapshot)
                .toBytes();
    }

    /**
     * @throws BufferUnderflowException when it is no header
     * @throws VaultRefused when another house key wrapped it, or a later release wrote it
     */
    static LogHeader decode(ByteBuffer from, HouseKey house) {
        int format = from.get();
        if (format != FORMAT) {
            throw new VaultRefused("keys.log is of format " + format + ", this release knows " + FORMAT);
        }
        String vaultId = Fields.text(from);
        byte[] wrapped = Fields.blob(from);
        byte[] key = house.unwrap(wrappingName(vaultId), wrapped);
        return new LogHeader(vaultId, wrapped, key, from.getLong(), from.getLong());
    }

    private static String wrappingName(String vaultId) {
        return "log:" + vaultId;
    }
}
