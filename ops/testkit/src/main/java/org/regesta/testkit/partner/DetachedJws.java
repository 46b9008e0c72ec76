package org.regesta.testkit.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;

/** Signatures beside a body. */
public final class DetachedJws {

    private DetachedJws() {}

    /** RS256, or ES256 by a key on P-256, with the signer's certificate in {@code x5c}. */
    public static String sign(Certified signer, byte[] body) {
        try {
            boolean elliptic = signer.key().getAlgorithm().equals("EC");
            JWSHeader header = new JWSHeader.Builder(elliptic ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                    .x509CertChain(List.of(Base64.encode(signer.certificate().getEncoded())))
                    .build();
            JWSObject jws = new JWSObject(header, new Payload(Base64URL.encode(body)));
            jws.sign(elliptic ? new ECDSASigner(signer.key(), Curve.P_256) : new RSASSASigner(signer.key()));
            return jws.serialize(true);
        } catch (JOSEException | CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    /** Whether exactly this body was signed with that certificate. */
    public static boolean verifies(String signature, byte[] body, X509Certificate signer) {
        try {
            JWSObject jws = JWSObject.parse(signature, new Payload(Base64URL.encode(body)));
            return jws.verify(new RSASSAVerifier((RSAPublicKey) signer.getPublicKey()));
        } catch (ParseException | JOSEException notOne) {
            return false;
        }
    }
}
