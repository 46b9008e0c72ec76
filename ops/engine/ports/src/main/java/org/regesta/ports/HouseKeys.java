package org.regesta.ports;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

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

    record Pair(String keyId, PrivateKey privateKey, X509Certificate certificate) {
        @Override
        public String toString() {
            return "Pair[" + keyId + "]"; // the key stays out of logs
        }
    }
}
