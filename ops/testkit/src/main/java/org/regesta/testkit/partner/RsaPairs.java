package org.regesta.testkit.partner;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.regesta.testkit.fuzz.FixedChance;

/** New RSA pairs for whoever plays a partner, a device or a machine: drawn natively where that is possible. */
public final class RsaPairs {

    private static final String RSA = "RSA";

    private static final Optional<AmazonCorrettoCryptoProvider> PROVIDER = Optional.of(
                    AmazonCorrettoCryptoProvider.INSTANCE)
            .filter(provider -> provider.getLoadingError() == null && !FixedChance.rules());

    private RsaPairs() {}

    /** A pair of 2,048 bits, never given before, as the platform's own keys. */
    public static KeyPair generate() {
        try {
            if (PROVIDER.isEmpty()) {
                return drawn(KeyPairGenerator.getInstance(RSA));
            }
            KeyPair drawn = drawn(KeyPairGenerator.getInstance(RSA, PROVIDER.get()));
            KeyFactory platform = KeyFactory.getInstance(RSA);
            return new KeyPair(
                    platform.generatePublic(
                            new X509EncodedKeySpec(drawn.getPublic().getEncoded())),
                    platform.generatePrivate(
                            new PKCS8EncodedKeySpec(drawn.getPrivate().getEncoded())));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static KeyPair drawn(KeyPairGenerator generator) {
        generator.initialize(2_048);
        return generator.generateKeyPair();
    }
}
