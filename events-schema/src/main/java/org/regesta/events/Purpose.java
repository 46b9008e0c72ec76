package org.regesta.events;

/**
 * Why sealed data is opened. Closed: each purpose has exactly one opener class, counted by a wall, and every disclosure
 * to a person or partner names its purpose in the access book.
 */
public enum Purpose {
    /** A packet's content, to validate it. */
    VALIDATE,
    /** Names, birth date, gender and templates, to find a second record of one person. */
    DEDUPLICATE,
    /** What another system keeps in our matcher, to compare it for that system. */
    MATCH,
    /** An applicant's biometric records, for an ABIS that the house asks. */
    SHARE,
    /** Both records, before an adjudicator's eyes. */
    ADJUDICATE,
    /** The attributes of a registration on their way into an identity: issuing UIN and VID. */
    ISSUE,
    /** The attributes the auth store keeps, in normalised form. */
    AUTHENTICATE,
    /** Phone and e-mail address, to send a message. */
    NOTIFY,
    /** A number and an address, to tell the number to whom it belongs. */
    TELL,
    /** UIN, VID and handles, to find a person by the number they gave. */
    LOOK_UP,
    /** Name, phone and e-mail address of an announcement, to find a registration whose number was lost. */
    FIND_REGISTRATION,
    /** The attributes of an identity, to hold a correction against them or to publish its draft. */
    CORRECT,
    /** An identity or a UIN given to a system that works with the ID repository. */
    ID_REPOSITORY,
    /** An identity card before an officer's eyes. */
    OFFICER_VIEW,
    /** A partner's or officer's own contact data, for administration. */
    ADMINISTER,
    /** An outgoing message, read back by an administrator where the outbox was started readable. */
    READ_OUTBOX,
    /** The attributes that a person consents to give a partner. */
    E_KYC,
    /** Attributes in an evidence bundle's annex, encrypted to the recipient that a legal ground names. */
    EVIDENCE
}
