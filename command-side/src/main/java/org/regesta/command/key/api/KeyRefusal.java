package org.regesta.command.key.api;

/** Why there is no such certificate. */
public enum KeyRefusal {
    /** No application of that name has keys here. */
    APPLICATION_UNKNOWN,
    /** The application has no key for that purpose. */
    REFERENCE_UNKNOWN,
    /** Under the name is someone else's certificate, and what was asked for needs a pair of the house. */
    OF_ANOTHER,
    /** No pair is made under that name: someone else's certificate is there, or it is the root's. */
    NOT_GENERATED,
    /** Under that name is a pair of the house, or someone else's certificate, and the other was uploaded. */
    NOT_UPLOADED,
    /** That key is not revoked: it is the root's, or someone else's. */
    NOT_REVOKED,
    /** The house signs and opens with that key itself and lends it to nobody. */
    NOT_LENT,
    /** Not one X.509 certificate, or one whose dates do not hold. */
    CERTIFICATE_UNREADABLE,
    /** The certificate is of another key. */
    CERTIFICATE_OF_ANOTHER_KEY,
    /** Nothing of that key's: not for it, cut, or changed. */
    UNDECIPHERABLE,
    /** What is to be signed is not JSON. */
    NOT_JSON,
    /** Not a signature that can be checked. */
    SIGNATURE_UNREADABLE,
    /** A signature by a certificate whose time has not come or is over. */
    SIGNER_ENDED,
    /** A signature, but of no key of the house's, or not over this. */
    SIGNATURE_WRONG
}
