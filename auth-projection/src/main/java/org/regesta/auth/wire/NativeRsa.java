package org.regesta.auth.wire;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.regesta.auth.view.Memo;

/**
 * RSA by AWS-LC (Amazon Corretto Crypto Provider), three to four times as fast as the JDK's own, where its library
 * loads and the key is one of software; elsewhere by whatever the platform has. An authentication used to be half RSA,
 * so this is asked for by name here, and where the vault draws new pairs: the platform's order of providers stays as
 * it is.
 */
final class NativeRsa {

    private static final Optional<AmazonCorrettoCryptoProvider> PROVIDER =
            Optional.of(AmazonCorrettoCryptoProvider.INSTANCE).filter(provider -> provider.getLoadingError() == null);

    private static final String OAEP = "RSA/ECB/OAEPPadding";
    private static final OAEPParameterSpec SHA256_TWICE =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** The provider's form of the house's own few keys, for to make it costs a third of a signature. */
    private static final Memo<PrivateKey, PrivateKey> OWN_FORM = new Memo<>(16, NativeRsa::translated);

    private NativeRsa() {}

    /**
     * A cipher for RSA-OAEP with SHA-256 in both places.
     *
     * @param mode of {@link Cipher}
     * @throws GeneralSecurityException when the key cannot do that
     */
    static Cipher oaep(int mode, Key key) throws GeneralSecurityException {
        boolean own = isItsOwn(key);
        Cipher cipher = own ? Cipher.getInstance(OAEP, PROVIDER.orElseThrow()) : Cipher.getInstance(OAEP);
        cipher.init(mode, own && key instanceof PrivateKey secret ? OWN_FORM.of(secret) : key, SHA256_TWICE);
        return cipher;
    }

    /** Signs with one of the house's keys. */
    static JWSSigner signer(PrivateKey key) {
        if (!isItsOwn(key)) {
            return new RSASSASigner(key);
        }
        RSASSASigner signer = new RSASSASigner(OWN_FORM.of(key));
        signer.getJCAContext().setProvider(PROVIDER.orElseThrow());
        return signer;
    }

    /** @throws JOSEException when this key cannot check that algorithm */
    static JWSVerifier verifier(JWSHeader header, PublicKey key) throws JOSEException {
        JWSVerifier verifier = new DefaultJWSVerifierFactory().createJWSVerifier(header, key);
        if (isItsOwn(key)) {
            verifier.getJCAContext().setProvider(PROVIDER.orElseThrow());
        }
        return verifier;
    }

    private static boolean isItsOwn(Key key) {
        return PROVIDER.isPresent() && (key instanceof RSAPrivateCrtKey || key instanceof RSAPublicKey);
    }

    private static PrivateKey translated(PrivateKey key) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA", PROVIDER.orElseThrow());
            return (PrivateKey) factory.translateKey(key);
        } catch (InvalidKeyException itRefusesThisOne) {
            return key;
        } catch (GeneralSecurityException itAlwaysHasRsa) {
            throw new IllegalStateException(itAlwaysHasRsa);
        }
    }
}
