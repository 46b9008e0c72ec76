package org.regesta.ports;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * The house's own key pairs, in PKCS#12 by default. A key is named by (application, reference), as MOSIP's key
 * manager names it.
 */
public interface HouseKeys {

    /**
     * The current pair, made at first use: RSA-2048 for {@code IDA/PARTNER} (encryption) and {@code IDA/SIGN}, EC
     * P-256 for {@code REGESTA/TOKEN} (signing access tokens); each certified by {@code ROOT}.
     */
    Pair pair(String applicationId, String referenceId);

    /** How long a pair still opens and checks what was made for it, once another took its place. */
    Duration GRACE = Duration.ofDays(30);

    /** The current pair, then those before it that still count, newest first. */
    default List<Pair> all(String applicationId, String referenceId) {
        return List.of(pair(applicationId, referenceId));
    }

    /** Makes the next pair, durable when this returns; the one before it counts for {@link #GRACE}. */
    default Pair rotate(String applicationId, String referenceId) {
        throw new UnsupportedOperationException("these keys stay");
    }

    /** Destroys the pair and those before it, and makes the next. */
    default Pair revoke(String applicationId, String referenceId) {
        throw new UnsupportedOperationException("these keys stay");
    }

    /** Gives the current pair another certificate of its own public key. */
    default Pair certify(String applicationId, String referenceId, X509Certificate certificate) {
        throw new UnsupportedOperationException("these certificates stay");
    }

    record Pair(String keyId, PrivateKey privateKey, X509Certificate certificate) {
        @Override
        public String toString() {
            return "Pair[" + keyId + "]"; // the key stays out of logs
        }
    }
}
