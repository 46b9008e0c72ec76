package org.regesta.events.proposal;

/** What needs four eyes. */
public enum ProposalKind {
    /** A person's keys are destroyed, and what the house derived of the person is deleted. */
    ERASE_PERSON,
    /** Every key of the vault is wrapped by a new house key, and the old one is destroyed. Its target is the house. */
    ROTATE_HOUSE_KEY,
    /** The notary's alarm was looked into and goes. Its target names the book and since when the alarm stands. */
    CLEAR_ALARM,
    /** A person gets a further generation of their key. Its target is the subject. */
    ROTATE_PERSON_KEY,
    /** The claims on UINs move to names that a new key makes. Its target is {@code uin}. */
    ROTATE_CLAIM_KEY,
    /** Two identities are one person's. Its target names both: {@code second>standing}. */
    MERGE_IDENTITIES,
    /** Two identities that were merged are two people's. Its target is as for merging. */
    UNMERGE_IDENTITIES,
    /** A registration never was what it said it was. Its target is the registration. */
    VOID_REGISTRATION,
    /** An update of an identity was wrong and is taken back. Its target names both: {@code subject@registration}. */
    TAKE_BACK_UPDATE
}
