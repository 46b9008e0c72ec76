package org.regesta.saga.registration.stage.validate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.regesta.testkit.partner.Certified;

/** Texts signed as devices sign them. */
final class Jws {

    private Jws() {}

    static String of(Certified signer, String said) {
        return of(signer.certificate(), signer.key(), said);
    }

    /** @param certificate whose the signature says it is */
    static String of(X509Certificate certificate, PrivateKey key, String said) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                    .build();
            JWSObject jws = new JWSObject(header, new Payload(said));
            jws.sign(new RSASSASigner(key));
            return jws.serialize();
        } catch (JOSEException | CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    static String text(String plain) {
        return Base64URL.encode(plain).toString();
    }
}
