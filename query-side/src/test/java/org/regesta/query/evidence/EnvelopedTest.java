package org.regesta.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regesta.ports.Refusal;
import org.regesta.query.evidence.api.EvidenceRefusal;
import org.regesta.testkit.Needs;

/** To whom an annex can be encrypted, and that openssl alone opens it. */
@Needs("openssl")
class EnvelopedTest {

    private static final Instant NOW = Instant.now().plusSeconds(3_600); // the keys are made after this line
    private static final byte[] SECRET =
            "born on 1990/05/17, and more ".repeat(9).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private record Ran(int status, byte[] out) {}

    private Ran openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("openssl"), Arrays.stream(arguments)).toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] out = process.getInputStream().readAllBytes();
        return new Ran(process.waitFor(), out);
    }

    /** A key, as a recipient makes one; its certificate beside it. */
    private void key(String name, String... how) throws IOException, InterruptedException {
        List<String> make = Stream.concat(Stream.of("genpkey", "-out", name + ".key"), Arrays.stream(how))
                .toList();
        assertThat(openssl(make.toArray(String[]::new)).status()).isZero();
        assertThat(openssl("pkey", "-in", name + ".key", "-pubout", "-out", name + ".pub")
                        .status())
                .isZero();
        assertThat(openssl("req", "-x509", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".pem")
                        .status())
                .isZero();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void a_recipient_with_an_rsa_or_a_curve_key_decrypts_with_openssl_alone() throws Exception {
        key("court", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
        key("notary", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
        key("ministry", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384");
        for (String name : List.of("court", "notary", "ministry")) {
            for (String file : List.of(name + ".pem", name + ".pub")) {
                Files.write(folder.resolve("annex.cms"), Enveloped.to(Recipient.of(read(file), NOW), SECRET));
                Ran opened = openssl("cms", "-decrypt", "-inform", "DER", "-in", "annex.cms", "-inkey", name + ".key");
                assertThat(opened.out()).as(file).isEqualTo(SECRET);
            }
        }
        Files.write(folder.resolve("annex.cms"), Enveloped.to(Recipient.of(read("court.pem"), NOW), SECRET));
        assertThat(openssl("cms", "-decrypt", "-inform", "DER", "-in", "annex.cms", "-inkey", "notary.key")
                        .out())
                .isNotEqualTo(SECRET);
    }

    @Test
    void a_recipient_is_named_by_the_hash_that_openssl_shows() throws Exception {
        key("court", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
        String shown = new String(
                openssl("x509", "-in", "court.pem", "-noout", "-fingerprint", "-sha256")
                        .out(),
                StandardCharsets.UTF_8);
        String hash =
                shown.substring(shown.indexOf('=') + 1).strip().replace(":", "").toLowerCase(java.util.Locale.ROOT);
        assertThat(Recipient.of(read("court.pem"), NOW).fingerprint()).isEqualTo("certificate:" + hash);
        assertThat(Recipient.of(read("court.pub"), NOW).fingerprint())
                .startsWith("key:")
                .hasSize(68);
    }

    @Test
    void who_cannot_be_encrypted_to_is_refused() throws Exception {
        key("weak", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024");
        key("signer", "-algorithm", "ED25519");
        key("court", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
        String good = read("court.pem");
        for (String file : List.of("weak.pem", "weak.pub", "signer.pem", "signer.pub")) {
            assertRefused(read(file), EvidenceRefusal.RECIPIENT_KEY);
        }
        for (String nonsense : List.of(
                " ",
                "a certificate",
                read("court.key"),
                good + good,
                good.replace("BEGIN CERTIFICATE", "BEGIN PUBLIC KEY"),
                good.substring(0, good.length() / 2) + good.substring(good.length() / 2 + 40),
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nA===A\n-----END CERTIFICATE-----",
                good.replace("\n-----END", "A".repeat(20_000) + "\n-----END"))) {
            assertRefused(nonsense, EvidenceRefusal.RECIPIENT_UNREADABLE);
        }
        assertRefused("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", EvidenceRefusal.RECIPIENT_KEY);
        assertThatThrownBy(() -> Recipient.of(good, NOW.plusSeconds(90 * 86_400)))
                .extracting(refused -> ((Refusal) refused).code())
                .isEqualTo(EvidenceRefusal.RECIPIENT_NOT_VALID_NOW);
    }

    private static void assertRefused(String pem, EvidenceRefusal why) {
        assertThatThrownBy(() -> Recipient.of(pem, NOW))
                .extracting(refused -> ((Refusal) refused).code())
                .isEqualTo(why);
    }
}
