package org.regesta.engine.vault;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** What the key log remembers, in the order a key lives it. Each begins with a byte that says which it is. [frozen] */
sealed interface KeyRecord {

    /** A dedicated key of the house, for a use that is no person's. */
    record SecretMade(String use, byte[] wrapped) implements KeyRecord {}

    /** A person's or registration's key, wrapped by the house key. */
    record KeyMade(String keyRef, byte[] wrapped) implements KeyRecord {}

    /** Erasing the subject will destroy the registration's key; the latest link of a registration counts. */
    record Linked(String registration, String subject) implements KeyRecord {}

    /** All that is left of a key. */
    record Shredded(String keyRef) implements KeyRecord {}

    /** The vault was closed in order: what stands before this was synced, so damage there is no torn tail. */
    record Closed() implements KeyRecord {}

    default void encode(Fields to) {
        switch (this) {
            case SecretMade it -> to.raw(1).text(it.use()).blob(it.wrapped());
            case KeyMade it -> to.raw(2).text(it.keyRef()).blob(it.wrapped());
            case Linked it -> to.raw(3).text(it.registration()).text(it.subject());
            case Shredded it -> to.raw(4).text(it.keyRef());
            case Closed it -> to.raw(5);
        }
    }

    /** @throws BufferUnderflowException when the bytes are not a record */
    static KeyRecord decode(ByteBuffer from) {
        return switch (from.get()) {
            case 1 -> new SecretMade(Fields.text(from), Fields.blob(from));
            case 2 -> new KeyMade(Fields.text(from), Fields.blob(from));
            case 3 -> new Linked(Fields.text(from), Fields.text(from));
            case 4 -> new Shredded(Fields.text(from));
            case 5 -> new Closed();
            default -> throw new BufferUnderflowException();
        };
    }
}
