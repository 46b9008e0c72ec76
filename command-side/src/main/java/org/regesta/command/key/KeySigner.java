package org.regesta.command.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Refusal;
import org.regesta.wire.X5c;

/** Signs and checks as MOSIP's key manager does: JWS (RFC 7515, 7797), detached unless the payload is asked for. */
final class KeySigner {

    private static final Set<JWSAlgorithm> CHECKED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);

    private KeySigner() {}

    /**
     * What goes beside the signature.
     *
     * @param encoded whether the payload is signed as base64url; RFC 7797 where not
     */
    record Wish(
            boolean payload,
            boolean certificate,
            boolean certificateHash,
            Optional<URI> certificateUrl,
            boolean encoded) {}

    static String sign(byte[] data, HouseKeys.Pair pair, Wish wish) {
        try {
            JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(pair.keyId());
            byte[] certificate = pair.certificate().getEncoded();
            if (wish.certificate()) {
                header.x509CertChain(List.of(Base64.encode(certificate)));
            }
            if (wish.certificateHash()) {
                header.x509CertSHA256Thumbprint(X509CertUtils.computeSHA256Thumbprint(pair.certificate()));
            }
            wish.certificateUrl().ifPresent(header::x509CertURL);
            if (wish.encoded()) {
                header.type(JOSEObjectType.JWT);
            } else {
                header.base64URLEncodePayload(false).criticalParams(Set.of("b64"));
            }
            JWSObject jws = new JWSObject(header.build(), new Payload(data));
            jws.sign(new RSASSASigner(pair.privateKey()));
            return jws.serialize(!wish.payload());
        } catch (JOSEException | CertificateEncodingException ownPair) {
            throw new IllegalStateException("a pair of the house cannot sign", ownPair);
        }
    }

    /** @throws Refusal {@link KeyRefusal#SIGNATURE_UNREADABLE} when it is no JWS, or of an algorithm not checked */
    static JWSObject read(String signature, Optional<byte[]> data) {
        try {
            JWSObject jws = data.isPresent() && signature.contains("..")
                    ? JWSObject.parse(signature, payload(signature, data.get()))
                    : JWSObject.parse(signature);
            if (!CHECKED.contains(jws.getHeader().getAlgorithm())) {
                throw new Refusal(KeyRefusal.SIGNATURE_UNREADABLE);
            }
            return jws;
        } catch (ParseException | IllegalArgumentException | IllegalStateException unreadable) {
            throw new Refusal(KeyRefusal.SIGNATURE_UNREADABLE);
        }
    }

    private static Payload payload(String signature, byte[] data) throws ParseException {
        JWSHeader header = JWSHeader.parse(new Base64URL(signature.substring(0, signature.indexOf('.'))));
        return header.isBase64URLEncodePayload() ? new Payload(Base64URL.encode(data)) : new Payload(data);
    }

    /** Whether one of the certificates' keys made it; and where data is given beside a payload, of that data. */
    static Optional<X509Certificate> signer(JWSObject jws, Optional<byte[]> data, List<X509Certificate> certificates) {
        boolean sameData = data.isEmpty()
                || java.security.MessageDigest.isEqual(jws.getPayload().toBytes(), data.get());
        return certificates.stream()
                .filter(certificate -> sameData && isBy(jws, certificate))
                .findFirst();
    }

    private static boolean isBy(JWSObject jws, X509Certificate certificate) {
        try {
            JWSVerifier verifier =
                    new DefaultJWSVerifierFactory().createJWSVerifier(jws.getHeader(), certificate.getPublicKey());
            return jws.verify(verifier);
        } catch (JOSEException | IllegalStateException ofAnotherKind) {
            return false;
        }
    }

    /** The signer's own certificate, as the signature names it. */
    static List<X509Certificate> named(JWSObject jws) {
        List<Base64> chain = jws.getHeader().getX509CertChain();
        try {
            return chain == null || chain.isEmpty() ? List.of() : X5c.read(chain.subList(0, 1));
        } catch (ParseException unreadable) {
            throw new Refusal(KeyRefusal.SIGNATURE_UNREADABLE);
        }
    }
}
