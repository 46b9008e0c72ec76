package org.regesta.wire;

import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertChainUtils;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.List;

/** The certificates a signature brings along (RFC 7515, 4.1.6). */
public final class X5c {

    private X5c() {}

    /**
     * What these are, the signer's own first. The library gives null for an entry that decodes to nothing; here it is
     * refused as any other that is no certificate.
     *
     * @throws ParseException when one is not a certificate
     */
    public static List<X509Certificate> read(List<Base64> entries) throws ParseException {
        List<X509Certificate> chain = X509CertChainUtils.parse(entries);
        if (chain.contains(null)) {
            throw new ParseException("an entry of x5c is empty", 0);
        }
        return List.copyOf(chain);
    }
}
