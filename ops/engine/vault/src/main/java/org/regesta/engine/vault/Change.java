package org.regesta.engine.vault;

/** What somebody wants of the key ring. */
sealed interface Change {

    record MakeSecret(String use) implements Change {}

    record Make(String keyRef) implements Change {}

    /** A further generation of a key that stands; the older ones go on opening what they sealed. */
    record Renew(String keyRef, String rotation) implements Change {}

    /** A further generation of a dedicated key; the older ones go on. */
    record RenewSecret(String use, String rotation) implements Change {}

    record Link(String registration, String subject) implements Change {}

    /** Every key wrapped anew by another house key, while the vault goes on. */
    record Rewrap(HouseKeyInUse next) implements Change {}

    record Shred(String keyRef) implements Change {}
}
