package org.regesta.auth;

/** Why an authentication or an OTP is refused. Closed: the wire's codes are one total table over it. */
public enum AuthRefusal {
    // the request as such
    MALFORMED,
    TOO_LARGE,
    /** A field is missing or empty; the detail names it. */
    MISSING_INPUT,
    /** A field holds what it cannot mean; the detail names it. */
    INVALID_INPUT,
    /** Sent too long ago, or from the future. */
    STALE,
    /** This very request was answered before. */
    REPLAYED,
    /** No durable event, no answer. */
    UNAVAILABLE,

    // who asks
    LICENCE_UNKNOWN,
    LICENCE_EXPIRED,
    LICENCE_BLOCKED,
    PARTNER_UNKNOWN,
    PARTNER_NOT_ACTIVE,
    /** The partner has no certificate here. */
    CERTIFICATE_NOT_REGISTERED,
    SIGNATURE_MISSING,
    /** The signature names no certificate. */
    SIGNATURE_WITHOUT_CERTIFICATE,
    /** Signed with another certificate than the partner's. */
    CERTIFICATE_FOREIGN,
    /** It no longer or not yet leads to a trust anchor. */
    CERTIFICATE_UNTRUSTED,
    SIGNATURE_WRONG,
    /** No such API key of this partner. */
    API_KEY_UNKNOWN,
    API_KEY_EXPIRED,
    /** The partner's OpenID Connect client was put out of use. */
    CLIENT_NOT_ACTIVE,
    /** The partner's request for the policy was not approved. */
    POLICY_NOT_MAPPED,
    POLICY_NOT_ACTIVE,

    /** Who holds the licence has no valid policy to ask in partners' names. */
    DELEGATION_NOT_GRANTED,
    KYC_AUTHENTICATION_NOT_DELEGATED,
    KYC_EXCHANGE_NOT_DELEGATED,
    KEY_BINDING_NOT_DELEGATED,

    // what is asked
    /** Encrypted for another key, or not as the wire has it. */
    UNREADABLE,
    HMAC_MISMATCH,
    /** Encrypted for a key of the house that counts no more. */
    HOUSE_KEY_EXPIRED,
    /** Nothing can be encrypted for the partner's certificate. */
    NOT_ENCRYPTABLE,
    /** The path does not name a licence, a partner and an API key. */
    PATH_SHORT,
    OTP_REQUEST_NOT_ALLOWED,
    EKYC_NOT_ALLOWED,
    KYC_AUTHENTICATION_NOT_ALLOWED,
    KYC_EXCHANGE_NOT_ALLOWED,
    FACTOR_NOT_ALLOWED,
    /** Not one of those the OpenID Connect client was registered for. */
    FACTOR_NOT_THE_CLIENTS,
    FACTOR_MANDATORY,
    /** A factor that is not offered here, or not for this person's age. */
    FACTOR_NOT_SUPPORTED,
    NO_FACTOR,
    NO_CONSENT,
    CHANNEL_MISSING,
    /** Demographics that hold nothing to compare. */
    DEMOGRAPHICS_EMPTY,
    LANGUAGE_UNKNOWN,

    // about whom
    UIN_INVALID,
    VID_INVALID,
    ID_TYPE_NOT_OFFERED,
    ID_UNKNOWN,
    VID_EXPIRED,
    /** As often as its policy allows. */
    VID_USED_UP,
    UIN_NOT_ACTIVE,
    VID_OF_NOT_ACTIVE,
    /** On the hotlist; the detail says what. */
    BLOCKED,
    /** The person locked the factor; the detail names it. */
    FACTOR_LOCKED,

    // OTP
    OTP_FLOODED,
    /** No registered phone or e-mail address on the channels asked for. */
    OTP_NOT_SENT,
    OTP_FROZEN,
    OTP_NOT_ASKED,
    OTP_SPENT,
    OTP_EXPIRED,
    OTP_OTHER_TRANSACTION,
    OTP_OTHER_PARTNER,
    /** Asked for by another kind of number of the same person. */
    OTP_OTHER_ID_TYPE,
    OTP_WRONG,

    // tokens for attributes
    KYC_TOKEN_UNKNOWN,
    KYC_TOKEN_EXPIRED,
    KYC_TOKEN_SPENT,
    KYC_TOKEN_OTHER_PARTNER,
    KYC_TOKEN_OTHER_TRANSACTION,
    /** One of ours, given for another person. */
    KYC_TOKEN_OTHER_PERSON,

    // keys
    KEY_BINDING_NOT_ALLOWED,
    /** No key that can be bound here. */
    KEY_UNREADABLE,
    /** The key is another person's. */
    KEY_OTHER_PERSON,
    /** A virtual id that ends after so many uses binds no key. */
    KEY_BINDING_NOT_BY_THAT_NUMBER,
    /** The house could not certify the key. */
    KEY_NOT_CERTIFIED,
    /** The person has no key, or all of theirs are too old. */
    NO_KEY_BOUND,
    /** The person has keys, none of them by that certificate and factor. */
    KEY_NOT_BOUND,
    KEY_TOKEN_EXPIRED,
    KEY_TOKEN_WRONG,

    // demographics
    DEMOGRAPHIC_MISMATCH,
    DEMOGRAPHIC_MISMATCH_IN_LANGUAGE,
    DEMOGRAPHIC_NOT_HELD,
    DEMOGRAPHIC_NOT_HELD_IN_LANGUAGE,

    // biometrics
    BIOMETRIC_MISMATCH,
    BIOMETRIC_NOT_HELD,
    BIOMETRIC_UNREADABLE,
    /** The matcher, or what it is to compare with, failed: nothing was said of the sample. */
    MATCHER_FAILED,
    FINGER_TWICE,
    FINGERS_TOO_MANY,
    IRIS_TWICE,
    IRISES_TOO_MANY,
    FACES_TOO_MANY,
    /** The device's own certificate leads to no maker of devices known here. */
    DEVICE_UNKNOWN,
    /** The certificate that signed the sample leads to no provider known here. */
    DEVICE_PROVIDER_UNKNOWN,
    /** Of another kind than the device takes. */
    DEVICE_OF_OTHER_KIND,
    HASH_CHAIN_BROKEN,
    SAMPLE_SIGNATURE_WRONG,
    /** Taken too long before or after the sample before it. */
    SAMPLES_APART,
    DIGITAL_IDS_APART,
    /** A sample says another environment or address than its request; the detail names it. */
    SAMPLE_DIFFERS
}
