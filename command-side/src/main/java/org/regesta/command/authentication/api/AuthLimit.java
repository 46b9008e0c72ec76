package org.regesta.command.authentication.api;

import java.time.Duration;

/**
 * Every limit of authentication, in one place. All fail closed: beyond the limit the answer is no, and who is refused
 * is told so. Values as MOSIP's configuration has them where it has them.
 */
public enum AuthLimit {
    /** How long an OTP is valid. MOSIP: {@code mosip.ida.otp.validity} 180 s. */
    OTP_VALIDITY(1, Duration.ofSeconds(180)),
    /** OTPs sent to one person. MOSIP: {@code otp.request.flooding.max-count} and {@code .duration}. */
    OTP_SENT(100, Duration.ofMinutes(1)),
    /**
     * Wrong OTPs for one person; at the last of them the person's OTPs are frozen for as long. A new challenge does not
     * begin the count anew. MOSIP: {@code mosip.ida.otp.validation.attempt.count.threshold}, {@code
     * mosip.ida.otp.frozen.duration.minutes}.
     */
    OTP_WRONG(5, Duration.ofMinutes(30)),
    /** How long a token for attributes is valid. MOSIP: {@code ida.kyc.token.expire.time.adjustment.seconds}. */
    KYC_TOKEN_VALIDITY(1, Duration.ofSeconds(300)),
    /** How long a bound key is a factor; then its wallet binds anew. */
    KEY_BINDING(1, Duration.ofDays(90)),
    /** How old a request may be. MOSIP: {@code authrequest.received-time-allowed.seconds}. */
    REQUEST_AGE(1, Duration.ofSeconds(30)),
    /** How far clocks may differ, either way. MOSIP: {@code authrequest.received-time-adjustment.seconds}. */
    CLOCK_DIFFERENCE(1, Duration.ofSeconds(30)),
    /**
     * Refused requests recorded for one MISP licence although no partner signed them. More are refused unrecorded;
     * counted in memory, by each process.
     */
    UNSIGNED_RECORDED(60, Duration.ofMinutes(1)),
    /** Bytes of a request's body: ten fingers as devices send them, sealed, signed and encoded, are 800 kB. */
    BODY_BYTES(1024 * 1024, Duration.ZERO),
    /** Fingers in one request. MOSIP: ten, and no finger twice. */
    FINGERS(10, Duration.ZERO),
    /**
     * Wrong biometrics of one person in a row; from the last of them on each further one waits so long. Of our own:
     * MOSIP counts none (NIST SP 800-63B: five, then 30 seconds each).
     */
    BIOMETRIC_WRONG(5, Duration.ofSeconds(30)),
    /** Wrong biometrics in a row after which no more are compared until a right OTP (NIST SP 800-63B: 50). */
    BIOMETRIC_WRONG_AT_MOST(50, Duration.ZERO),
    /**
     * How often one partner may be wrong about one person's demographics, counted in the book for all processes over
     * it. Of our own: MOSIP lets it guess on.
     */
    DEMOGRAPHIC_WRONG(300, Duration.ofDays(1)),
    /** How like a name or address must be at least where it need not be the same. MOSIP: {@code demo.threshold} 60. */
    DEMOGRAPHIC_LIKENESS(60, Duration.ZERO),
    /** How far apart the samples of one request may be taken. MOSIP: {@code biometrics timestamp difference}. */
    SAMPLES_APART(1, Duration.ofSeconds(120)),
    /** Characters of a request's signature header, its certificates included. */
    SIGNATURE_CHARACTERS(16 * 1024, Duration.ZERO),
    /** Characters of a transaction id, a language, a name and other single values. */
    VALUE_CHARACTERS(1_000, Duration.ZERO),
    /** Values per demographic attribute: one per language. */
    LANGUAGES(16, Duration.ZERO),
    /** Certificates in a signature's {@code x5c}. */
    CHAIN_CERTIFICATES(5, Duration.ZERO);

    private final int most;
    private final Duration within;

    AuthLimit(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    /** The most that is allowed, within {@link #within()} where that is not zero. */
    public int most() {
        return most;
    }

    /** The time the limit speaks of. */
    public Duration within() {
        return within;
    }
}
