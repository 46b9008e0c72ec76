package org.regesta.auth.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regesta.testkit.partner.Certified;

/** What was found once is remembered; that the certificates are still valid is asked each time. */
class TrustPathTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ENDS = NOON.plus(Duration.ofDays(1));
    private static final Certified CA = Certified.ca("Bank", NOON.minus(Duration.ofDays(9)), ENDS.plusSeconds(3600));
    private static final Certified BANK = CA.certify("bank", "Bank", NOON, ENDS);

    @Test
    void a_path_that_was_found_before_ends_with_its_certificate() {
        assertThat(leads(NOON)).isTrue();
        assertThat(leads(ENDS.minusSeconds(1))).isTrue();
        assertThat(leads(ENDS.plusSeconds(1))).isFalse();
        assertThat(leads(NOON.minusSeconds(1))).isFalse();
        assertThat(leads(NOON)).isTrue();
    }

    @Test
    void a_path_that_was_found_before_ends_with_its_anchor() {
        Certified shortLived = Certified.ca("Shop", NOON.minus(Duration.ofDays(9)), NOON.plusSeconds(60));
        Certified shop = shortLived.certify("shop", "Shop", NOON, ENDS);
        assertThat(TrustPath.leads(shop.certificate(), List.of(shortLived.certificate()), NOON))
                .isTrue();
        assertThat(TrustPath.leads(shop.certificate(), List.of(shortLived.certificate()), NOON.plusSeconds(61)))
                .isFalse();
        Certified later = Certified.ca("Soon", NOON.plusSeconds(60), ENDS);
        Certified early = later.certify("early", "Soon", NOON, ENDS);
        assertThat(TrustPath.leads(early.certificate(), List.of(later.certificate()), NOON))
                .as("an anchor that is not valid yet")
                .isFalse();
    }

    @Test
    void an_anchor_that_was_taken_away_leads_nowhere() {
        assertThat(leads(NOON)).isTrue();
        assertThat(TrustPath.leads(BANK.certificate(), List.of(), NOON)).isFalse();
        assertThat(TrustPath.leads(
                        BANK.certificate(),
                        List.of(Certified.ca("Bank", NOON, ENDS).certificate()),
                        NOON))
                .as("another of the same name")
                .isFalse();
    }

    private static boolean leads(Instant at) {
        return TrustPath.leads(BANK.certificate(), List.of(CA.certificate()), at);
    }
}
