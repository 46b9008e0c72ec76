package org.regesta.auth.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.regesta.wire.NativeRsa;

/** What one library computes, the other must understand, and what neither should open, neither opens. */
class NativeRsaTest {

    private static final OAEPParameterSpec SHA256_TWICE =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final byte[] SESSION_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static KeyPair own;

    @BeforeAll
    static void aPairOfThePlatform() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
        generator.initialize(2048);
        own = generator.generateKeyPair();
    }

    @Test
    void what_the_platform_wrapped_it_opens() throws GeneralSecurityException {
        Cipher platform = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding", "SunJCE");
        platform.init(Cipher.ENCRYPT_MODE, own.getPublic(), SHA256_TWICE);
        byte[] wrapped = platform.doFinal(SESSION_KEY);

        assertThat(NativeRsa.oaep(Cipher.DECRYPT_MODE, own.getPrivate()).doFinal(wrapped))
                .isEqualTo(SESSION_KEY);
    }

    @Test
    void what_it_wrapped_the_platform_opens() throws GeneralSecurityException {
        byte[] wrapped = NativeRsa.oaep(Cipher.ENCRYPT_MODE, own.getPublic()).doFinal(SESSION_KEY);

        Cipher platform = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding", "SunJCE");
        platform.init(Cipher.DECRYPT_MODE, own.getPrivate(), SHA256_TWICE);
        assertThat(platform.doFinal(wrapped)).isEqualTo(SESSION_KEY);
    }

    @Test
    void a_wrapping_with_one_bit_changed_cut_or_empty_does_not_open() throws GeneralSecurityException {
        byte[] wrapped = NativeRsa.oaep(Cipher.ENCRYPT_MODE, own.getPublic()).doFinal(SESSION_KEY);
        wrapped[100] ^= 1;
        for (byte[] bad : new byte[][] {wrapped, java.util.Arrays.copyOf(wrapped, 200), new byte[0], new byte[300]}) {
            assertThatThrownBy(() -> NativeRsa.oaep(Cipher.DECRYPT_MODE, own.getPrivate())
                            .doFinal(bad))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void what_it_signs_the_platform_verifies_and_what_was_changed_it_refuses() throws Exception {
        JWSHeader header = new JWSHeader(JWSAlgorithm.RS256);
        JWSObject signed = new JWSObject(header, new Payload("who she is"));
        signed.sign(NativeJws.signer(own.getPrivate()));

        assertThat(signed.verify(new RSASSAVerifier((RSAPublicKey) own.getPublic())))
                .isTrue();
        assertThat(signed.verify(NativeJws.verifier(header, own.getPublic()))).isTrue();
        JWSObject other = new JWSObject(
                signed.getHeader().toBase64URL(), new Payload("who he is").toBase64URL(), signed.getSignature());
        assertThat(other.verify(NativeJws.verifier(header, own.getPublic()))).isFalse();
    }

    @Test
    void a_key_that_gives_away_nothing_of_itself_is_left_to_the_platform() {
        PrivateKey inAToken = new PrivateKey() {
            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return "";
            }

            @Override
            public byte[] getEncoded() {
                return new byte[0];
            }
        };

        assertThat(NativeJws.signer(inAToken))
                .extracting(signer -> signer.getJCAContext().getProvider())
                .isNull();
    }
}
