package org.regesta.events.authentication;

/** What was asked for, by a partner or by the house itself. */
public enum AnswerKind {
    OTP_REQUEST,
    AUTHENTICATION,
    /** Who a person is, and attributes of theirs as the policy allows. */
    EKYC,
    /** Who a person is, and a token that attributes can be asked for with, once. */
    KYC_AUTHENTICATION,
    /** Attributes the person consented to, for such a token. */
    KYC_EXCHANGE,
    /** Who a person is, and a certificate for a key of theirs. */
    KEY_BINDING,
    /** By a service of the house: no partner asks. */
    INTERNAL_AUTHENTICATION,
    INTERNAL_OTP_REQUEST
}
