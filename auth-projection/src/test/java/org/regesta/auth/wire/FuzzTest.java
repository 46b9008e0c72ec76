package org.regesta.auth.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.regesta.testkit.fuzz.Readers.bytes;
import static org.regesta.testkit.fuzz.Readers.text;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.auth.Denied;
import org.regesta.auth.demographic.Kind;
import org.regesta.auth.demographic.NormalForm;
import org.regesta.testkit.fuzz.Fuzzing;
import org.regesta.testkit.fuzz.Readers;
import org.regesta.testkit.memory.InMemoryHouseKeys;
import org.regesta.testkit.partner.Certified;
import org.regesta.testkit.partner.DetachedJws;

/** What partners, devices and people send to be authenticated, bent until every branch was met (F3). */
class FuzzTest {

    @Test
    void what_is_none_is_denied_and_nothing_else_gets_out() throws InterruptedException {
        Fuzzing.Found found = Fuzzing.of(
                        Target.class, "nimbus-", "jackson-", "bc", "icu4j", "Amazon", "caffeine", "slf4j-api")
                .runs(10_000)
                .run();

        assertThat(found.branches()).isGreaterThan(40);
    }

    /** Runs in the other process. */
    public static final class Target {

        private static final byte[] BODY = bytes("{\"id\":\"mosip.identity.auth\"}");
        private static final Certified BANK =
                Certified.ca("Bank", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
        private static final InMemoryHouseKeys KEYS = new InMemoryHouseKeys();
        private static final String SIGNED = DetachedJws.sign(BANK, BODY);
        private static final SessionCipher.Sealed SEALED =
                SessionCipher.seal(BODY, KEYS.pair("IDA", "PARTNER").certificate());

        static final Readers READERS = new Readers()
                .with("signature", Denied.class, bytes -> Signatures.verify(text(bytes), BODY), bytes(SIGNED))
                .with("signed sample", Denied.class, bytes -> Signatures.opened(text(bytes)), bytes(attached()))
                .with("sealed request", Denied.class, Target::request, bytes(lines()))
                .with("sealed sample", Denied.class, Target::sample, bytes(lines()))
                .with(
                        "person's key",
                        Set.of(Denied.class, ParseException.class),
                        bytes -> KeyCertificates.bindable(JWK.parse(text(bytes))),
                        bytes("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                                + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}"),
                        bytes("{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"}"))
                .with("demographic", Set.of(), Target::demographic, bytes("José"), bytes("1990/07/08"), bytes("٣٥"));

        private static String attached() {
            int header = SIGNED.indexOf('.');
            return SIGNED.substring(0, header + 1)
                    + Base64.getUrlEncoder().encodeToString(BODY)
                    + SIGNED.substring(header + 1);
        }

        private static String lines() {
            return String.join("\n", SEALED.request(), SEALED.sessionKey(), SEALED.request(), SEALED.thumbprint(), "1");
        }

        private static void request(byte[] bytes) {
            String[] parts = (text(bytes) + "\n\n\n\n").split("\n", -1);
            new SessionCipher(KEYS).open("PARTNER", new SessionCipher.Sealed(parts[0], parts[1], parts[2], parts[3]));
        }

        private static void sample(byte[] bytes) {
            String[] parts = (text(bytes) + "\n\n\n\n\n").split("\n", -1);
            new SampleCipher(KEYS)
                    .open(new SampleCipher.SealedSample(parts[0], parts[1], parts[3], parts[2], parts[4]));
        }

        private static void demographic(byte[] bytes) {
            for (Kind kind : Kind.values()) {
                NormalForm.canBe(kind, text(bytes));
                NormalForm.of(kind, "ara", text(bytes));
                NormalForm.of(kind, "hin", text(bytes));
            }
        }

        public static void fuzzerTestOneInput(byte[] input) {
            READERS.feed(input);
        }
    }
}
