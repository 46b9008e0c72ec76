package org.regesta.query.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * CMS AuthEnvelopedData (RFC 5083) under AES-256-GCM, which {@code openssl cms -decrypt} opens: the content key goes to
 * the recipient by RSA-OAEP with SHA-256, or by ephemeral ECDH.
 */
final class Enveloped {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private Enveloped() {}

    /** The content as DER that the recipient alone can open. */
    static byte[] to(Recipient recipient, byte[] content) {
        try {
            CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(
                    recipient.key() instanceof ECPublicKey curve ? agreed(recipient, curve) : transported(recipient));
            OutputAEADEncryptor encryptor =
                    (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                            .setProvider(PROVIDER)
                            .build();
            return generator
                    .generate(new CMSProcessableByteArray(content), encryptor)
                    .getEncoded();
        } catch (CMSException | GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("the annex could not be encrypted", failed);
        }
    }

    private static RecipientInfoGenerator transported(Recipient recipient) throws GeneralSecurityException {
        AlgorithmIdentifier oaep =
                new JcaAlgorithmParametersConverter().getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, OAEP);
        return recipient.certificate().isPresent()
                ? new JceKeyTransRecipientInfoGenerator(recipient.certificate().get(), oaep).setProvider(PROVIDER)
                : new JceKeyTransRecipientInfoGenerator(keyId(recipient), oaep, recipient.key()).setProvider(PROVIDER);
    }

    private static RecipientInfoGenerator agreed(Recipient recipient, ECPublicKey curve)
            throws GeneralSecurityException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", PROVIDER);
        pairs.initialize(curve.getParams());
        KeyPair ephemeral = pairs.generateKeyPair();
        JceKeyAgreeRecipientInfoGenerator agreement = new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .setProvider(PROVIDER);
        return recipient.certificate().isPresent()
                ? agreement.addRecipient(recipient.certificate().get())
                : agreement.addRecipient(keyId(recipient), recipient.key());
    }

    private static byte[] keyId(Recipient recipient) throws GeneralSecurityException {
        return new JcaX509ExtensionUtils()
                .createSubjectKeyIdentifier(recipient.key())
                .getKeyIdentifier();
    }
}
