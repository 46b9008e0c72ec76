package org.regesta.testkit.partner;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Opens what the house encrypted for a partner, as MOSIP's own clients do. */
public final class SessionDecryption {

    private SessionDecryption() {}

    /**
     * The text.
     *
     * @param sessionKey encrypted for the partner's certificate, base64url
     * @param sealed ciphertext, tag and 16 bytes of IV, base64url
     */
    public static byte[] open(PrivateKey own, String sessionKey, String sealed) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
            rsa.init(
                    Cipher.DECRYPT_MODE,
                    own,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            byte[] key = rsa.doFinal(Base64.getUrlDecoder().decode(sessionKey));
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, all, all.length - 16, 16));
            return aes.doFinal(all, 0, all.length - 16);
        } catch (GeneralSecurityException notForUs) {
            throw new IllegalStateException(notForUs);
        }
    }
}
