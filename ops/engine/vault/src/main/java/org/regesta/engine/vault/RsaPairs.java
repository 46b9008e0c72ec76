package org.regesta.engine.vault;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * New RSA pairs of 2,048 bits, drawn by AWS-LC (Amazon Corretto Crypto Provider) where its library loads: the JDK, not
 * yet warm, takes ten times as long, and a first start makes several. They are handed on as the platform's own keys.
 */
final class RsaPairs {

    private static final String RSA = "RSA";
    private static final int BITS = 2_048;

    private static final Optional<AmazonCorrettoCryptoProvider> PROVIDER =
            Optional.of(AmazonCorrettoCryptoProvider.INSTANCE).filter(provider -> provider.getLoadingError() == null);

    private RsaPairs() {}

    static KeyPair generate() throws GeneralSecurityException {
        if (PROVIDER.isEmpty()) {
            return drawn(KeyPairGenerator.getInstance(RSA));
        }
        KeyPair drawn = drawn(KeyPairGenerator.getInstance(RSA, PROVIDER.get()));
        KeyFactory platform = KeyFactory.getInstance(RSA);
        return new KeyPair(
                platform.generatePublic(new X509EncodedKeySpec(drawn.getPublic().getEncoded())),
                platform.generatePrivate(
                        new PKCS8EncodedKeySpec(drawn.getPrivate().getEncoded())));
    }

    private static KeyPair drawn(KeyPairGenerator generator) {
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }
}
