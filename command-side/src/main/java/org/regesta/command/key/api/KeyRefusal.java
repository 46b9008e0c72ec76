package org.regesta.command.key.api;

/** Why there is no such certificate. */
public enum KeyRefusal {
    /** No application of that name has keys here. */
    APPLICATION_UNKNOWN,
    /** The application has no key for that purpose. */
    REFERENCE_UNKNOWN,
    /** The name has a pair of the house, or someone else's certificate, and the other was asked for. */
    NAME_TAKEN,
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
    SIGNATURE_UNREADABLE
}
