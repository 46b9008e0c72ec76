package org.regesta.saga.forgetting;

/**
 * Something in the house that holds what belongs to a person. Each forgets in its turn, and again if the turn was cut
 * off.
 */
public interface Holder {

    /** In which turn: keys first, as what comes after can then no longer be read even where it still stands. */
    Turn turn();

    /** Forgets; durable when it returns. Done before, it changes nothing. */
    void forget(Erasure erasure);

    /** One holder each, in this order. */
    enum Turn {
        /** Keys of the subject, its registrations and the guardians named in them. */
        KEYS,
        /** UIN, virtual ids and their claims. */
        NUMBERS,
        /** Packets, documents, fingers, templates: ciphertext that nobody can open any more. */
        EVIDENCE,
        /** Messages sent. */
        MESSAGES,
        /** What is held in memory to find a person who registers twice. */
        GALLERY,
        /** What is derived from the events, everywhere. */
        VIEWS,
        /** What other people's matchers hold: last, as they may take their time. */
        ABROAD
    }
}
