package org.regesta.wire;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * RSA by AWS-LC (Amazon Corretto Crypto Provider), three to four times as fast as the JDK's own, where its library
 * loads and the key is one of software; elsewhere by whatever the platform has. An authentication used to be half RSA,
 * and opening a packet a third, so this is asked for by name there, and where the vault draws new pairs: the platform's
 * order of providers stays as it is.
 */
public final class NativeRsa {

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
    public static Cipher oaep(int mode, Key key) throws GeneralSecurityException {
        Optional<Provider> by = provider(key);
        Cipher cipher = by.isPresent() ? Cipher.getInstance(OAEP, by.get()) : Cipher.getInstance(OAEP);
        cipher.init(mode, key instanceof PrivateKey secret ? form(secret) : key, SHA256_TWICE);
        return cipher;
    }

    /** Who is to compute with a key; none where the platform chooses. */
    public static Optional<Provider> provider(Key key) {
        return key instanceof RSAPrivateCrtKey || key instanceof RSAPublicKey
                ? PROVIDER.map(Provider.class::cast)
                : Optional.empty();
    }

    /** One of the house's keys in the form of its {@link #provider}. */
    public static PrivateKey form(PrivateKey key) {
        return provider(key).isPresent() ? OWN_FORM.of(key) : key;
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
