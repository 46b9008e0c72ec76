package org.regesta.command.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.Door;
import org.regesta.events.Book;
import org.regesta.events.partner.PartnerEvent.CertificateUploaded;

class CertificateEndpointTest {

    private final Counter counter = new Counter();

    @BeforeEach
    void a_bank_is_registered() {
        counter.policies();
        counter.register("bank", "Auth_Partner", "banks").response();
    }

    private String certifyCode(Ca certificate) {
        return counter.certify("bank", certificate.pem(), "AUTH").errorCode();
    }

    private static String bundle(Ca... certificates) {
        try {
            byte[] p7b = CertificateFactory.getInstance("X.509")
                    .generateCertPath(
                            List.of(certificates).stream().map(Ca::certificate).toList())
                    .getEncoded("PKCS7");
            return Base64.getUrlEncoder().encodeToString(p7b);
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void a_certificate_that_leads_to_a_trusted_root_is_taken() {
        counter.trust(Counter.ROOT.pem(), "AUTH").response();
        counter.trust(Counter.SUB.pem(), "auth").response();
        Door.Answer answer = counter.certify("bank", Counter.BANK.pem(), "AUTH");
        assertThat(answer.response().path("signedCertificateData").asString()).isEqualTo(Counter.BANK.pem());
        CertificateUploaded uploaded = (CertificateUploaded) counter.house.ledger.stream(Book.REGISTRY, "partner:bank")
                .getLast()
                .payload();
        assertThat(uploaded.thumbprint())
                .isEqualTo(answer.response().path("certificateId").asString());
        assertThat(uploaded.notAfter()).isEqualTo(Ca.END);
        counter.certify("bank", Counter.BANK.pem(), "AUTH").response();
        assertThat(counter.house.ledger.stream(Book.REGISTRY, "partner:bank")).hasSize(2);
    }

    @Test
    void trust_in_one_domain_is_none_in_another() {
        counter.trust(Counter.ROOT.pem(), "DEVICE").response();
        counter.trust(Counter.SUB.pem(), "DEVICE").response();
        assertThat(certifyCode(Counter.BANK)).isEqualTo("KER-PCM-006");
        counter.trust(Counter.ROOT.pem(), "AUTH").response();
        assertThat(certifyCode(Counter.BANK)).as("its issuer is missing").isEqualTo("KER-PCM-006");
        assertThat(counter.trust(Counter.ROOT.pem(), "KING").errorCode()).isEqualTo("KER-PCM-011");
    }

    @Test
    void an_intermediate_without_its_root_is_refused() {
        assertThat(counter.trust(Counter.SUB.pem(), "AUTH").errorCode()).isEqualTo("KER-PCM-005");
        Ca imitated = Ca.root(Ca.Wish.ca("CN=root,O=Trust,C=XX"));
        counter.trust(imitated.pem(), "AUTH").response();
        assertThat(counter.trust(Counter.SUB.pem(), "AUTH").errorCode())
                .as("the same name is not the same key")
                .isEqualTo("KER-PCM-005");
    }

    @Test
    void a_chain_is_trusted_as_a_whole_in_any_order() {
        assertThat(counter.trust(bundle(Counter.SUB, Counter.ROOT), "AUTH")
                        .response()
                        .path("status")
                        .asString())
                .isEqualTo("Upload Success.");
        counter.certify("bank", Counter.BANK.pem(), "AUTH").response();
        counter.trust(bundle(Counter.ROOT, Counter.SUB), "AUTH").response();
        assertThat(counter.trust(Counter.ROOT.pem(), "AUTH").errorCode()).isEqualTo("KER-PCM-003");
    }

    @Test
    void of_a_bad_chain_nothing_is_taken() {
        Ca foreign = Ca.root(Ca.Wish.ca("CN=foreign")).issue(Ca.Wish.ca("CN=sub"));
        int before = counter.house.ledger.all(Book.REGISTRY).size();
        assertThat(counter.trust(Counter.ROOT.pem() + foreign.pem(), "AUTH").errorCode())
                .isEqualTo("KER-PCM-005");
        assertThat(counter.house.ledger.all(Book.REGISTRY)).hasSize(before);
    }

    @Test
    void what_is_no_certificate_of_a_ca_is_not_trusted() {
        counter.trust(Counter.ROOT.pem(), "AUTH").response();
        counter.trust(Counter.SUB.pem(), "AUTH").response();
        for (String text : List.of("x", "AAAA", "-----BEGIN CERTIFICATE-----", Counter.BANK.pem())) {
            assertThat(counter.trust(text, "AUTH").errorCode()).isEqualTo("KER-PCM-001");
        }
    }

    @Test
    void a_certificate_must_be_the_partners_strong_and_of_this_time() {
        counter.trust(Counter.ROOT.pem(), "AUTH").response();
        Ca.Wish bank = Ca.Wish.partner("Bank");
        Instant now = counter.house.clock.instant();
        Ca root = Counter.ROOT;
        assertThat(certifyCode(root.issue(Ca.Wish.partner("Shop")))).isEqualTo("KER-PCM-008");
        assertThat(certifyCode(root.issue(bank.valid(Ca.START, now)))).isEqualTo("KER-PCM-004");
        assertThat(certifyCode(root.issue(bank.valid(now.plusSeconds(1), Ca.END))))
                .isEqualTo("KER-PMS-020");
        assertThat(certifyCode(root.issue(bank.bits(1024)))).isEqualTo("KER-PCM-013");
        assertThat(certifyCode(root.issue(bank.digest("SHA1")))).isEqualTo("KER-PCM-014");
        assertThat(certifyCode(Ca.root(bank))).isEqualTo("KER-PCM-015");
        assertThat(certifyCode(Ca.root(Ca.Wish.ca("CN=foreign")).issue(bank))).isEqualTo("KER-PCM-006");
        assertThat(counter.certify("none", Counter.BANK.pem(), "AUTH").errorCode())
                .isEqualTo("PMS_PRT_005");
        assertThat(counter.certify("no ne", Counter.BANK.pem(), "AUTH").errorCode())
                .isEqualTo("PMS_PRT_005");
        assertThat(counter.certify("bank", Counter.ROOT.pem() + Counter.SUB.pem(), "AUTH")
                        .errorCode())
                .isEqualTo("KER-PCM-001");
        counter.certify("bank", root.issue(bank).pem(), "AUTH").response();
    }

    @Test
    void when_the_root_runs_out_so_does_what_it_issued() {
        counter.trust(Counter.ROOT.pem(), "AUTH").response();
        counter.house.clock.advance(Duration.between(counter.house.clock.instant(), Ca.END));
        Ca late = Counter.ROOT.issue(Ca.Wish.partner("Bank").valid(Ca.START, Ca.END.plusSeconds(60)));
        assertThat(certifyCode(late)).isEqualTo("KER-PCM-006");
    }
}
