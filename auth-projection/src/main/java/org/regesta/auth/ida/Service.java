package org.regesta.auth.ida;

import org.regesta.auth.partner.Delegations.Delegated;
import org.regesta.events.authentication.AnswerKind;

/** What can be asked on MOSIP IDA's wire, and how its envelope calls it. */
enum Service {
    OTP("otp-request", AnswerKind.OTP_REQUEST, "mosip.identity.otp", ""),
    AUTH("authentication", AnswerKind.AUTHENTICATION, "mosip.identity.auth", "authStatus"),
    KYC("e-kyc", AnswerKind.EKYC, "mosip.identity.kyc", "kycStatus"),
    KYC_AUTH("kyc-authentication", AnswerKind.KYC_AUTHENTICATION, "mosip.identity.kycauth", "kycStatus"),
    KYC_EXCHANGE("kyc-exchange", AnswerKind.KYC_EXCHANGE, "mosip.identity.kycexchange", ""),
    KEY_BINDING("key-binding", AnswerKind.KEY_BINDING, "mosip.identity.keybinding", "bindingAuthStatus"),
    INTERNAL_OTP("internal-otp", AnswerKind.INTERNAL_OTP_REQUEST, "mosip.identity.otp.internal", ""),
    INTERNAL_AUTH(
            "internal-authentication",
            AnswerKind.INTERNAL_AUTHENTICATION,
            "mosip.identity.auth.internal",
            "authStatus");

    private final String reason;
    private final AnswerKind kind;
    private final String id;
    private final String status;

    Service(String reason, AnswerKind kind, String id, String status) {
        this.reason = reason;
        this.kind = kind;
        this.id = id;
        this.status = status;
    }

    /** How it is recorded. */
    AnswerKind kind() {
        return kind;
    }

    /** Whether a service of the house asks, not a partner. */
    boolean isInternal() {
        return this == INTERNAL_OTP || this == INTERNAL_AUTH;
    }

    /** Whether a partner may ask through an OpenID Connect client, as MOSIP's eSignet does. */
    boolean isForClients() {
        return this == KYC_AUTH || this == KYC_EXCHANGE || this == KEY_BINDING;
    }

    /** What of it a MISP's policy must allow for it to be asked in a partner's name. */
    Delegated delegated() {
        return switch (this) {
            case KYC_AUTH -> Delegated.KYC_AUTHENTICATION;
            case KYC_EXCHANGE -> Delegated.KYC_EXCHANGE;
            case KEY_BINDING -> Delegated.KEY_BINDING;
            case OTP, AUTH, KYC, INTERNAL_OTP, INTERNAL_AUTH ->
                throw new IllegalStateException(this + " is asked in nobody else's name");
        };
    }

    /** The envelope's {@code id}, of requests and answers. */
    String id() {
        return id;
    }

    /** The response's field that says yes or no; empty where a refusal has no response at all. */
    String status() {
        return status;
    }

    /** The reason code of what is done, such as {@code authentication}. */
    String reason() {
        return reason;
    }
}
