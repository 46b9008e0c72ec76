package org.regesta.auth.wire;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.Memo;
import org.regesta.wire.X5c;
import org.springframework.stereotype.Component;

/** Detached JWS over a body (RFC 7515 appendix F), with the signer's certificate in {@code x5c}. */
@Component
public class Signatures {

    private static final Set<JWSAlgorithm> ACCEPTED =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.RS512);

    private static final java.util.Base64.Encoder ENCODER =
            java.util.Base64.getUrlEncoder().withoutPadding();
    private static final Memo<X509Certificate, JWSHeader> HEADERS = new Memo<>(16, Signatures::header);
    private static final int REMEMBERED = 500;
    /** A partner writes the same header each time. */
    private static final Memo<Base64URL, JWSHeader> SIGNERS = new Memo<>(REMEMBERED, Signatures::signer);

    private static final Memo<List<Base64>, List<X509Certificate>> CHAINS = new Memo<>(REMEMBERED, Signatures::parsed);

    private final HouseKeys keys;

    public Signatures(HouseKeys keys) {
        this.keys = keys;
    }

    /**
     * Checks that the body was signed with the certificate that the signature names first.
     *
     * @return the chain it names, the signer's own certificate first; whether it is trusted is not asked here
     * @throws Denied SIGNATURE_WRONG or SIGNATURE_WITHOUT_CERTIFICATE
     */
    public static List<X509Certificate> verify(String signature, byte[] body) {
        try {
            Base64URL[] parts = JOSEObject.split(signature);
            if (parts.length != 3 || !parts[1].toString().isEmpty()) { // header..signature
                throw new Denied(AuthRefusal.SIGNATURE_WRONG);
            }
            JWSHeader header = SIGNERS.of(parts[0]);
            List<X509Certificate> chain = chain(header);
            JWSVerifier verifier = NativeJws.verifier(header, chain.getFirst().getPublicKey());
            if (!ACCEPTED.contains(header.getAlgorithm())
                    || !verifier.verify(header, signingInput(parts[0], header, body), parts[2])) {
                throw new Denied(AuthRefusal.SIGNATURE_WRONG);
            }
            return chain;
        } catch (ParseException | JOSEException | IllegalArgumentException notOne) {
            throw new Denied(AuthRefusal.SIGNATURE_WRONG);
        }
    }

    /** What a detached signature is made over: the header as it was written, a point, and the body (RFC 7515, 7797). */
    private static byte[] signingInput(Base64URL written, JWSHeader header, byte[] body) {
        byte[] head = (written + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] payload = header.isBase64URLEncodePayload() ? ENCODER.encode(body) : body;
        byte[] input = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, input, head.length, payload.length);
        return input;
    }

    private static JWSHeader signer(Base64URL written) {
        try {
            return JWSHeader.parse(written);
        } catch (ParseException notAHeader) {
            throw new Denied(AuthRefusal.SIGNATURE_WRONG);
        }
    }

    /**
     * What was signed, and by whom; whether they are trusted is not asked here.
     *
     * @param chain as the signature names it, the signer's own certificate first
     */
    public record Signed(byte[] payload, List<X509Certificate> chain) {
        @Override
        public String toString() {
            return "Signed";
        }
    }

    /**
     * Checks a JWS that carries its payload, as devices sign samples.
     *
     * @throws Denied SAMPLE_SIGNATURE_WRONG
     */
    public static Signed opened(String jwsText) {
        try {
            JWSObject jws = JWSObject.parse(jwsText);
            List<X509Certificate> chain = chain(jws.getHeader());
            JWSVerifier verifier =
                    NativeJws.verifier(jws.getHeader(), chain.getFirst().getPublicKey());
            if (!ACCEPTED.contains(jws.getHeader().getAlgorithm()) || !jws.verify(verifier)) {
                throw new Denied(AuthRefusal.SAMPLE_SIGNATURE_WRONG);
            }
            return new Signed(jws.getPayload().toBytes(), chain);
        } catch (ParseException | JOSEException | IllegalArgumentException | Denied notOne) {
            throw new Denied(AuthRefusal.SAMPLE_SIGNATURE_WRONG);
        }
    }

    private static List<X509Certificate> chain(JWSHeader header) {
        List<Base64> x5c = header.getX509CertChain();
        if (x5c == null || x5c.isEmpty() || x5c.size() > AuthLimit.CHAIN_CERTIFICATES.most()) {
            throw new Denied(AuthRefusal.SIGNATURE_WITHOUT_CERTIFICATE);
        }
        return CHAINS.of(x5c);
    }

    private static List<X509Certificate> parsed(List<Base64> x5c) {
        try {
            return X5c.read(x5c);
        } catch (ParseException notCertificates) {
            throw new Denied(AuthRefusal.SIGNATURE_WITHOUT_CERTIFICATE);
        }
    }

    /** The house's detached signature over an answer's exact bytes: RS256 with {@code x5c} and {@code x5t#S256}. */
    public String sign(byte[] answer) {
        return signed(answer, true);
    }

    /** The same with what it signs inside. */
    public String signed(byte[] content) {
        return signed(content, false);
    }

    /**
     * A signed text for a partner's eyes: RSA-OAEP-256 and A256GCM.
     *
     * @throws Denied NOT_ENCRYPTABLE when nothing can be encrypted for the certificate
     */
    public static String encrypted(String signedText, X509Certificate receiver) {
        try {
            JWEObject jwe = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .build(),
                    new Payload(signedText));
            jwe.encrypt(new RSAEncrypter((RSAPublicKey) receiver.getPublicKey()));
            return jwe.serialize();
        } catch (JOSEException | ClassCastException noKeyToEncryptFor) {
            throw new Denied(AuthRefusal.NOT_ENCRYPTABLE);
        }
    }

    private String signed(byte[] answer, boolean detached) {
        HouseKeys.Pair own = keys.pair("IDA", "SIGN");
        try {
            JWSObject jws = new JWSObject(HEADERS.of(own.certificate()), payload(answer));
            jws.sign(NativeJws.signer(own.privateKey()));
            return jws.serialize(detached);
        } catch (JOSEException houseKeyIsUnusable) {
            throw new IllegalStateException("the house's signing key cannot sign", houseKeyIsUnusable);
        }
    }

    /** Parsed from its own text, so that the text is not made again for each answer. */
    private static JWSHeader header(X509Certificate own) {
        try {
            return JWSHeader.parse(new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .x509CertChain(List.of(Base64.encode(own.getEncoded())))
                    .x509CertSHA256Thumbprint(Base64URL.encode(thumbprint(own)))
                    .build()
                    .toBase64URL());
        } catch (ParseException | CertificateEncodingException houseCertificateIsUnusable) {
            throw new IllegalStateException("the house's certificate cannot be named", houseCertificateIsUnusable);
        }
    }

    /** By the platform's encoder, which is many times as fast as the library's. */
    private static Payload payload(byte[] content) {
        return new Payload(new Base64URL(ENCODER.encodeToString(content)));
    }

    /** SHA-256 of the certificate's DER. */
    public static byte[] thumbprint(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException notEncodable) {
            throw new IllegalStateException("a certificate that cannot be encoded", notEncodable);
        }
    }
}
