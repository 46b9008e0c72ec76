package org.regesta.auth.wire;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.regesta.wire.NativeRsa;

/** Who signs and checks JWS: {@link NativeRsa} where it can. */
final class NativeJws {

    private NativeJws() {}

    /** Signs with one of the house's keys. */
    static JWSSigner signer(PrivateKey key) {
        RSASSASigner signer = new RSASSASigner(NativeRsa.form(key));
        NativeRsa.provider(key).ifPresent(signer.getJCAContext()::setProvider);
        return signer;
    }

    /** @throws JOSEException when this key cannot check that algorithm */
    static JWSVerifier verifier(JWSHeader header, PublicKey key) throws JOSEException {
        JWSVerifier verifier = new DefaultJWSVerifierFactory().createJWSVerifier(header, key);
        NativeRsa.provider(key).ifPresent(verifier.getJCAContext()::setProvider);
        return verifier;
    }
}
