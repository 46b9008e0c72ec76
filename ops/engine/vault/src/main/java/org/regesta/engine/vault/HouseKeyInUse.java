package org.regesta.engine.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.regesta.engine.vault.Frames.Head;

/**
 * Which house key a vault's log is wrapped by.
 *
 * @param name in the store
 */
record HouseKeyInUse(String name, HouseKey key) {

    /**
     * Finds it, and destroys any other: a rotation that was cut off before the new log stood never was, one that was
     * cut off after is ended here.
     */
    static HouseKeyInUse settle(Disk disk, HouseKeyStore store) throws IOException {
        Map<String, HouseKey> keys = store.keys();
        HouseKeyInUse found = find(disk, keys);
        if (keys.size() > 1) {
            store.settleOn(found.name());
        }
        return found;
    }

    private static HouseKeyInUse find(Disk disk, Map<String, HouseKey> keys) throws IOException {
        if (keys.size() == 1) {
            Map.Entry<String, HouseKey> only = keys.entrySet().iterator().next();
            return new HouseKeyInUse(only.getKey(), only.getValue());
        }
        byte[] header = header(disk);
        for (Map.Entry<String, HouseKey> each : keys.entrySet()) {
            if (wrapped(header, each.getValue())) {
                return new HouseKeyInUse(each.getKey(), each.getValue());
            }
        }
        throw new VaultRefused("none of the house's keys is the one that wrapped this vault's keys:"
                + " restore the house's keys and keys.log from the same copy");
    }

    private static boolean wrapped(byte[] header, HouseKey key) {
        try {
            LogHeader.decode(ByteBuffer.wrap(header), key);
            return true;
        } catch (VaultRefused | BufferUnderflowException another) {
            return false;
        }
    }

    private static byte[] header(Disk disk) throws IOException {
        if (!disk.has(KeyLog.FILE)) {
            return new byte[0];
        }
        try (InputStream in = disk.read(KeyLog.FILE, 0)) {
            byte[] first = in.readNBytes(Frames.HEAD_BYTES);
            Head head = Head.at(ByteBuffer.wrap(first), 0);
            return head.isPlausible() ? in.readNBytes(head.payload()) : new byte[0];
        }
    }
}
