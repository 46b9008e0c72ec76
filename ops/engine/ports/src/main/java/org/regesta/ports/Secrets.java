package org.regesta.ports;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.regesta.ports.Vault.Derivation;

/**
 * Secrets that are stored nowhere: the vault derives them from an id that stands in an event. Whoever checks one
 * derives it again and compares in constant time.
 */
public final class Secrets {

    private static final int KEY_CHARACTERS = 50;
    private static final BigInteger BASE = BigInteger.valueOf(36);

    private Secrets() {}

    /** A partner's API key: 50 characters of a-z and 0-9. */
    public static Secret apiKey(Vault vault, String apiKeyId) {
        return text(vault.derive(Derivation.API_KEY, apiKeyId));
    }

    /** A MISP's licence key: 50 characters of a-z and 0-9. */
    public static Secret mispLicence(Vault vault, String licenceId) {
        return text(vault.derive(Derivation.MISP_LICENCE, licenceId));
    }

    /** The secret part of a one-time sign-in link: 50 characters of a-z and 0-9. */
    public static Secret signInLink(Vault vault, String linkId) {
        return text(vault.derive(Derivation.SIGN_IN_LINK, linkId));
    }

    /** The secret of a service client that signs nothing: 50 characters of a-z and 0-9. */
    public static Secret clientSecret(Vault vault, String secretId) {
        return text(vault.derive(Derivation.CLIENT_SECRET, secretId));
    }

    /** Six digits. */
    public static Secret otp(Vault vault, String subject, String challengeId) {
        long number = ByteBuffer.wrap(vault.derive(Derivation.OTP, subject, challengeId))
                        .getLong()
                & Long.MAX_VALUE;
        return Secret.of(String.format(java.util.Locale.ROOT, "%06d", number % 1_000_000));
    }

    /** Compares in time that depends on the lengths alone. */
    public static boolean same(String one, String other) {
        return Secret.of(one).is(other);
    }

    private static Secret text(byte[] derived) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = new BigInteger(1, derived);
        while (text.length() < KEY_CHARACTERS) {
            BigInteger[] divided = rest.divideAndRemainder(BASE);
            text.append(Character.forDigit(divided[1].intValue(), 36));
            rest = divided[0];
        }
        return Secret.of(text.toString());
    }
}
