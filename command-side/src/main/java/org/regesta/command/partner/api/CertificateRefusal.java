package org.regesta.command.partner.api;

/** Why a certificate is not taken. */
public enum CertificateRefusal {
    /** Neither a certificate in PEM nor a bundle of them (PKCS #7), or one of a CA that is none. */
    UNREADABLE,
    ALREADY_THERE,
    EXPIRED,
    NOT_YET_VALID,
    /** It does not lead to a trusted root of its domain. */
    ROOT_UNKNOWN,
    CHAIN,
    VERSION,
    /** The organisation it names is not the partner's. */
    ORGANISATION,
    /** AUTH, DEVICE, FTM or MISP. */
    DOMAIN,
    /** RSA of 2048 bits, or an elliptic curve of 256, at least. */
    KEY_SIZE,
    /** Signed with SHA-256 or better. */
    SIGNATURE_ALGORITHM,
    SELF_SIGNED,
    PARTNER_UNKNOWN
}
