package org.regesta.engine.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What the key log remembers, in the order a key lives it. Each begins with a byte that says which it is. A wrapped key
 * stands apart from its record, which holds its length and a check: so it can be overwritten, and the record stays
 * sound. [frozen]
 */
sealed interface KeyRecord {

    /** A record that brings a wrapped key. */
    sealed interface Keyed extends KeyRecord {
        byte[] wrapped();
    }

    /** A dedicated key of the house, for a use that is no person's. */
    record SecretMade(String use, byte[] wrapped) implements Keyed {}

    /** A person's or registration's key, wrapped by the house key. */
    record KeyMade(String keyRef, byte[] wrapped) implements Keyed {}

    /** Erasing the subject will destroy the registration's key; the latest link of a registration counts. */
    record Linked(String registration, String subject) implements KeyRecord {}

    /** The key is no more: its wrapping is overwritten before anybody is told so. */
    record Shredded(String keyRef) implements KeyRecord {}

    /** The log was written anew under another house key; the vault had so many changes behind it then. */
    record Carried(long changes) implements KeyRecord {}

    /** The vault was closed in order: what stands before this was synced, so damage there is no torn tail. */
    record Closed() implements KeyRecord {}

    default void encode(Fields payload, Fields keys) {
        switch (this) {
            case SecretMade it -> wrapping(payload.raw(1).text(it.use()), keys, it.wrapped());
            case KeyMade it -> wrapping(payload.raw(2).text(it.keyRef()), keys, it.wrapped());
            case Linked it -> payload.raw(3).text(it.registration()).text(it.subject());
            case Shredded it -> payload.raw(4).text(it.keyRef());
            case Closed it -> payload.raw(5);
            case Carried it -> payload.raw(6).number(it.changes());
        }
    }

    private static void wrapping(Fields payload, Fields keys, byte[] wrapped) {
        payload.number(wrapped.length).blob(check(wrapped));
        keys.bytes(wrapped);
    }

    private static byte[] check(byte[] wrapped) {
        return Arrays.copyOf(Crypto.sha256().digest(wrapped), 16);
    }

    /**
     * A record as it stands in a file.
     *
     * @param keyAt where its wrapped key stands in the file, if it brings one
     * @param intact whether that is the key that was written there
     */
    record Placed(KeyRecord record, long keyAt, boolean intact) {

        /** Whether it counts as a change of the vault. */
        boolean counts() {
            return !(record instanceof Closed || record instanceof Carried);
        }
    }

    /**
     * @param keys the frame's wrapped keys
     * @param keysAt where they begin in the file
     * @throws BufferUnderflowException when the bytes are not a record
     */
    static Placed decode(ByteBuffer payload, ByteBuffer keys, long keysAt) {
        return switch (payload.get()) {
            case 1 -> {
                String use = Fields.text(payload);
                yield keyed(payload, keys, keysAt, wrapped -> new SecretMade(use, wrapped));
            }
            case 2 -> {
                String keyRef = Fields.text(payload);
                yield keyed(payload, keys, keysAt, wrapped -> new KeyMade(keyRef, wrapped));
            }
            case 3 -> new Placed(new Linked(Fields.text(payload), Fields.text(payload)), -1, true);
            case 4 -> new Placed(new Shredded(Fields.text(payload)), -1, true);
            case 5 -> new Placed(new Closed(), -1, true);
            case 6 -> new Placed(new Carried(payload.getLong()), -1, true);
            default -> throw new BufferUnderflowException();
        };
    }

    private static Placed keyed(ByteBuffer payload, ByteBuffer keys, long keysAt, Function<byte[], KeyRecord> record) {
        long length = payload.getLong();
        byte[] check = Fields.blob(payload);
        if (length < 0 || length > keys.remaining()) {
            throw new BufferUnderflowException();
        }
        long at = keysAt + keys.position();
        byte[] wrapped = new byte[(int) length];
        keys.get(wrapped);
        return new Placed(record.apply(wrapped), at, MessageDigest.isEqual(check, check(wrapped)));
    }
}
