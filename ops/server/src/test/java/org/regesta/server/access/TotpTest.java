package org.regesta.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238 appendix B, the SHA-1 rows, of whose eight digits we take the last six. */
    private static final Map<Long, String> VECTORS = Map.of(
            59L, "94287082",
            1111111109L, "07081804",
            1111111111L, "14050471",
            1234567890L, "89005924",
            2000000000L, "69279037",
            20000000000L, "65353130");

    @Test
    void the_codes_are_those_of_the_rfc() {
        VECTORS.forEach((second, eight) -> assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))
                        .reveal())
                .isEqualTo(eight.substring(2)));
    }

    @Test
    void a_code_is_good_for_one_step_before_and_after_its_own() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        String code = Totp.code(SECRET, Totp.step(now)).reveal();
        for (int steps = -3; steps <= 3; steps++) {
            Instant asked = now.plusSeconds(steps * Totp.STEP_SECONDS);
            assertThat(Totp.matching(SECRET, code, asked).isPresent()).isEqualTo(Math.abs(steps) <= 1);
        }
        assertThat(Totp.matching(SECRET, code, now)).hasValue(Totp.step(now));
    }

    @Test
    void no_code_is_no_code() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        for (String wrong : new String[] {"", "000000", "12345", "1234567", "۱۲۳۴۵۶"}) {
            assertThat(Totp.matching(SECRET, wrong, now)).isEmpty();
        }
    }

    @Test
    void secrets_are_written_as_authenticator_apps_read_them() {
        assertThat(Totp.base32("foobar".getBytes(US_ASCII))).isEqualTo("MZXW6YTBOI"); // RFC 4648 section 10
        assertThat(Totp.base32("foob".getBytes(US_ASCII))).isEqualTo("MZXW6YQ");
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
