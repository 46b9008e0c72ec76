package org.regesta.engine.vault;

/** What somebody wants of the key ring. */
sealed interface Change {

    record MakeSecret(String use) implements Change {}

    record Make(String keyRef) implements Change {}

    record Link(String registration, String subject) implements Change {}

    /** Every key wrapped anew by another house key, while the vault goes on. */
    record Rewrap(HouseKeyInUse next) implements Change {}

    record Shred(String keyRef) implements Change {}
}
