package org.regesta.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.HouseKeys.Pair;
import org.regesta.testkit.memory.TickingClock;

class Pkcs12HouseKeysTest {

    @TempDir
    static Path folder; // one house for all: making RSA pairs is slow

    private static final TickingClock CLOCK = TickingClock.at("2026-11-21T10:00:00Z");

    @Test
    void the_root_certifies_itself_and_every_other_pair() throws Exception {
        HouseKeys keys = open();
        X509Certificate root = keys.pair("ROOT", "").certificate();

        for (Pair pair :
                List.of(keys.pair("IDA", "SIGN"), keys.pair("IDA", "PARTNER"), keys.pair("REGESTA", "TOKEN"))) {
            assertTrusted(pair.certificate(), root);
        }
        root.verify(root.getPublicKey());
        assertThat(root.getBasicConstraints()).isZero();
    }

    @Test
    void a_pair_that_was_replaced_counts_for_its_grace_and_is_there_after_a_restart() {
        TickingClock clock = TickingClock.at("2026-11-21T10:00:00Z");
        HouseKeys keys = Pkcs12HouseKeys.open(folder, HousePassword.of(folder, Optional.empty()), clock);
        Pair first = keys.pair("RESIDENT", "SIGN");
        Pair second = keys.rotate("RESIDENT", "SIGN");
        assertThat(second.keyId()).isNotEqualTo(first.keyId());
        HouseKeys again = Pkcs12HouseKeys.open(folder, HousePassword.of(folder, Optional.empty()), clock);
        assertThat(again.all("RESIDENT", "SIGN").stream().map(Pair::keyId))
                .containsExactly(second.keyId(), first.keyId());
        clock.advance(HouseKeys.GRACE);
        assertThat(again.all("RESIDENT", "SIGN").stream().map(Pair::keyId)).containsExactly(second.keyId());
        Pair third = again.revoke("RESIDENT", "SIGN");
        assertThat(again.all("RESIDENT", "SIGN").stream().map(Pair::keyId)).containsExactly(third.keyId());
        assertThat(again.pair("RESIDENT", "SIGN").keyId()).isEqualTo(third.keyId());
    }

    @Test
    void each_pair_is_of_its_kind_and_allowed_what_it_is_for() {
        HouseKeys keys = open();

        X509Certificate partner = keys.pair("IDA", "PARTNER").certificate();
        assertThat(((RSAPublicKey) partner.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2_048);
        assertThat(partner.getKeyUsage()).startsWith(false, false, true, true);
        X509Certificate sign = keys.pair("IDA", "SIGN").certificate();
        assertThat(sign.getPublicKey()).isInstanceOf(RSAPublicKey.class);
        assertThat(sign.getKeyUsage()).startsWith(true, true, false, false);
        X509Certificate token = keys.pair("REGESTA", "TOKEN").certificate();
        assertThat(((ECPublicKey) token.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize())
                .isEqualTo(256);
        assertThat(partner.getBasicConstraints()).isEqualTo(-1);
        assertThat(partner.getSubjectX500Principal().getName()).contains("CN=IDA-PARTNER", "O=Regesta");
    }

    @Test
    void the_pairs_work() throws Exception {
        HouseKeys keys = open();

        assertThat(signs(keys.pair("IDA", "SIGN"), "SHA256withRSA")).isTrue();
        assertThat(signs(keys.pair("REGESTA", "TOKEN"), "SHA256withECDSAinP1363Format"))
                .isTrue();
        Pair partner = keys.pair("IDA", "PARTNER");
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                partner.certificate().getPublicKey()); // not the certificate: some libraries ask more
        byte[] wrapped = rsa.doFinal(new byte[32]);
        rsa.init(Cipher.DECRYPT_MODE, partner.privateKey());
        assertThat(rsa.doFinal(wrapped)).isEqualTo(new byte[32]);
    }

    @Test
    void a_pair_is_the_same_today_and_after_a_restart() {
        Pair first = open().pair("IDA", "SIGN");

        Pair again = open().pair("IDA", "SIGN");

        assertThat(again.keyId()).isEqualTo(first.keyId()).matches("[A-Za-z0-9_-]{43}");
        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(again.privateKey()).isEqualTo(first.privateKey());
    }

    @Test
    void a_certificate_is_valid_from_now_for_years() throws Exception {
        X509Certificate certificate = open().pair("IDA", "SIGN").certificate();

        certificate.checkValidity(Date.from(CLOCK.instant()));
        certificate.checkValidity(Date.from(CLOCK.instant().plus(Duration.ofDays(1_000))));
    }

    @Test
    void pairs_asked_for_at_once_are_made_once() throws Exception {
        HouseKeys keys = open();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> asks = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(
                            i -> () -> keys.pair("REGESTA", "OTHER").keyId())
                    .toList();

            Set<String> ids =
                    threads.invokeAll(asks).stream().map(Future::resultNow).collect(Collectors.toSet());

            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void another_houses_pairs_are_others(@TempDir Path other) {
        HouseKeys theirs = Pkcs12HouseKeys.open(other, HousePassword.of(other, Optional.empty()), CLOCK);

        assertThat(theirs.pair("REGESTA", "TOKEN").keyId())
                .isNotEqualTo(open().pair("REGESTA", "TOKEN").keyId());
    }

    @Test
    void a_keystore_with_another_password_is_a_clear_refusal() {
        open().pair("ROOT", "");

        assertThatThrownBy(() -> Pkcs12HouseKeys.open(folder, HousePassword.of(folder, Optional.of("guess")), CLOCK))
                .isInstanceOf(VaultRefused.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("guess");
    }

    @Test
    void a_keystore_cut_short_is_a_clear_refusal(@TempDir Path other) throws Exception {
        HousePassword password = HousePassword.of(other, Optional.empty());
        Pkcs12HouseKeys.open(other, password, CLOCK).pair("ROOT", "");
        Path file = other.resolve(Pkcs12HouseKeys.FILE);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));

        assertThatThrownBy(() -> Pkcs12HouseKeys.open(other, password, CLOCK)).isInstanceOf(VaultRefused.class);
    }

    @Test
    void a_name_with_anything_else_than_letters_and_digits_is_refused() {
        assertThatThrownBy(() -> open().pair("IDA/..", "X")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open().pair("", "X")).isInstanceOf(IllegalArgumentException.class);
    }

    private static HouseKeys open() {
        return Pkcs12HouseKeys.open(folder, HousePassword.of(folder, Optional.empty()), CLOCK);
    }

    private void assertTrusted(X509Certificate certificate, X509Certificate root) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(CLOCK.instant()));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
    }

    private static boolean signs(Pair pair, String algorithm) throws Exception {
        PrivateKey key = pair.privateKey();
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update("answer".getBytes(UTF_8));
        byte[] signed = signature.sign();
        signature.initVerify(pair.certificate().getPublicKey());
        signature.update("answer".getBytes(UTF_8));
        return signature.verify(signed);
    }
}
