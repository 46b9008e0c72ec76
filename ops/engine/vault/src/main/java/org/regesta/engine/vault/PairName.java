package org.regesta.engine.vault;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The name of a house key pair, as MOSIP's key manager names it, and what such a pair is for. Names are compared
 * without regard to case, as PKCS#12 aliases are.
 */
record PairName(String applicationId, String referenceId) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{0,64}");
    private static final Set<String> OURS = Set.of("regesta/token", "regesta/keeper", "regesta/guest");
    private static final String SIGN = "SIGN";

    static final PairName ROOT = new PairName("ROOT", ""); // after the pattern that checks it

    PairName {
        if (applicationId.isEmpty()
                || !PART.matcher(applicationId).matches()
                || !PART.matcher(referenceId).matches()) {
            throw new IllegalArgumentException("an application or reference id of a key is letters, digits, . _ -");
        }
    }

    String alias() {
        return (applicationId + "/" + referenceId).toLowerCase(Locale.ROOT);
    }

    String commonName() {
        return referenceId.isEmpty() ? applicationId : applicationId + "-" + referenceId;
    }

    /**
     * EC P-256 for the root and for what is ours alone: access tokens (ES256) and both ends of a keeper's line.
     * RSA-2048 for whatever MOSIP's wire meets.
     */
    boolean isEllipticCurve() {
        return equals(ROOT) || OURS.contains(alias());
    }

    /**
     * Bits of {@link KeyUsage}: SIGN and token pairs sign, PARTNER pairs encrypt, a pair without a known use does
     * both.
     */
    int usage() {
        if (isEllipticCurve() || referenceId.equalsIgnoreCase(SIGN)) {
            return KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        }
        int encrypts = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
        return referenceId.equalsIgnoreCase("PARTNER") ? encrypts : encrypts | KeyUsage.digitalSignature;
    }
}
