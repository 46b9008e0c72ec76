package org.regesta.auth.wire;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.ports.HouseKeys;
import org.springframework.stereotype.Component;

/**
 * Certificates of people's own keys (RFC 5280). Unlike MOSIP's they name the binding, not the person: who holds one
 * learns no name from it, and it stands in an event.
 */
@Component
public class KeyCertificates {

    private static final int RSA_BITS = 2048;
    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HouseKeys keys;

    public KeyCertificates(HouseKeys keys) {
        this.keys = keys;
    }

    /** @throws Denied KEY_UNREADABLE unless it is an RSA key of 2,048 bits or more, or one on P-256 */
    public static PublicKey bindable(JWK key) {
        try {
            if (key instanceof RSAKey rsa && rsa.size() >= RSA_BITS) {
                return rsa.toRSAPublicKey();
            }
            if (key instanceof ECKey elliptic && Curve.P_256.equals(elliptic.getCurve())) {
                return elliptic.toECPublicKey();
            }
        } catch (JOSEException | IllegalArgumentException notOne) {
            throw new Denied(AuthRefusal.KEY_UNREADABLE);
        }
        throw new Denied(AuthRefusal.KEY_UNREADABLE);
    }

    /**
     * @param bindingId 64 characters at most: the certificate's common name
     * @throws Denied KEY_NOT_CERTIFIED when the house's key for bindings cannot certify
     */
    public X509Certificate certify(PublicKey key, String bindingId, Instant from, Instant until) {
        HouseKeys.Pair house = keys.pair("KEY_BINDING", "SIGN");
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(
                        house.certificate().getSubjectX500Principal().getEncoded()),
                new BigInteger(SERIAL_BITS, RANDOM).setBit(0),
                Date.from(from),
                Date.from(until),
                new X500Name("CN=" + bindingId),
                key);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(house.privateKey())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException unusable) {
            throw new Denied(AuthRefusal.KEY_NOT_CERTIFIED);
        }
    }

    public static String pem(X509Certificate certificate) {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException notEncodable) {
            throw new IllegalStateException("a certificate that cannot be encoded", notEncodable);
        }
    }
}
