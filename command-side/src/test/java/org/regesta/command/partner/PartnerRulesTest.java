package org.regesta.command.partner;

import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.regesta.command.Story;
import org.regesta.command.partner.api.ApiKeyCommand;
import org.regesta.command.partner.api.ApiKeyCommand.Approve;
import org.regesta.command.partner.api.ApiKeyCommand.Generate;
import org.regesta.command.partner.api.ApiKeyCommand.Refuse;
import org.regesta.command.partner.api.ApiKeyCommand.Request;
import org.regesta.command.partner.api.ApiKeyRefusal;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.MappingRefusal;
import org.regesta.command.partner.api.MispLicenceCommand;
import org.regesta.command.partner.api.MispLicenceCommand.Grant;
import org.regesta.command.partner.api.PartnerCommand;
import org.regesta.command.partner.api.PartnerCommand.Register;
import org.regesta.command.partner.api.PartnerCommand.UploadCertificate;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.command.partner.api.TrustAnchorCommand;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.partner.TrustAnchorEvent;

class PartnerRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = Instant.parse("2027-11-21T12:00:00Z");

    private static final Register REGISTER = new Register("bank", "Auth_Partner", "Bank", "g1", Map.of());
    private static final PartnerEvent REGISTERED =
            new PartnerEvent.Registered("bank", "Auth_Partner", "Bank", "g1", Map.of());
    private static final UploadCertificate CERTIFY = new UploadCertificate("bank", "pem", "t1", LATER);
    private static final PartnerEvent CERTIFIED = new PartnerEvent.CertificateUploaded("bank", "pem", "t1", LATER);

    private static final ApiKeyEvent ASKED = new ApiKeyEvent.Requested("m", "bank", "silver", "loans");
    private static final ApiKeyEvent APPROVED = new ApiKeyEvent.Approved("m");
    private static final ApiKeyEvent REFUSED = new ApiKeyEvent.Refused("m");
    private static final ApiKeyEvent GENERATED = new ApiKeyEvent.Generated("m", "k1", "branch", LATER);
    private static final Request ASK = new Request("m", "bank", "silver", "loans");
    private static final Generate GENERATE = new Generate("m", "k1", "branch", LATER);

    private final Story<PartnerCommand, PartnerState, PartnerEvent> partner =
            new Story<>(PartnerRules::decide, PartnerRules::evolve, PartnerRules.NOTHING_YET);
    private final Story<ApiKeyCommand, ApiKeyState, ApiKeyEvent> mapping =
            new Story<>(ApiKeyRules::decide, ApiKeyRules::evolve, ApiKeyRules.NOTHING_YET);
    private final Story<MispLicenceCommand, MispLicenceState, MispLicenceEvent> licence =
            new Story<>(MispLicenceRules::decide, MispLicenceRules::evolve, MispLicenceRules.NOTHING_YET);
    private final Story<TrustAnchorCommand, TrustAnchorState, TrustAnchorEvent> anchor =
            new Story<>(TrustAnchorRules::decide, TrustAnchorRules::evolve, TrustAnchorRules.NOTHING_YET);

    @Test
    void a_partner_is_registered_once() {
        partner.given().when(REGISTER).then(REGISTERED);
        partner.given(REGISTERED).when(REGISTER).thenRefused(PartnerRefusal.ID_TAKEN);
    }

    @Test
    void a_partner_renews_its_certificate_and_the_same_again_changes_nothing() {
        partner.given().when(CERTIFY).thenRefused(PartnerRefusal.UNKNOWN);
        partner.given(REGISTERED).when(CERTIFY).then(CERTIFIED);
        partner.given(REGISTERED, CERTIFIED).when(CERTIFY).thenNothing();
        partner.given(REGISTERED, CERTIFIED)
                .when(new UploadCertificate("bank", "pem2", "t2", LATER))
                .then(new PartnerEvent.CertificateUploaded("bank", "pem2", "t2", LATER));
    }

    @Test
    void a_partner_is_suspended_and_resumed_once_it_has_a_certificate() {
        PartnerEvent suspended = new PartnerEvent.Suspended("bank");
        PartnerCommand suspend = new PartnerCommand.SetActive("bank", false);
        PartnerCommand resume = new PartnerCommand.SetActive("bank", true);
        partner.given().when(suspend).thenRefused(PartnerRefusal.UNKNOWN);
        partner.given(REGISTERED).when(resume).thenRefused(PartnerRefusal.IN_PROGRESS);
        partner.given(REGISTERED, CERTIFIED).when(resume).thenNothing();
        partner.given(REGISTERED, CERTIFIED).when(suspend).then(suspended);
        partner.given(REGISTERED, CERTIFIED, suspended).when(suspend).thenNothing();
        PartnerEvent renewed = new PartnerEvent.CertificateUploaded("bank", "pem2", "t2", LATER);
        partner.given(REGISTERED, CERTIFIED, suspended, renewed).when(resume).then(new PartnerEvent.Resumed("bank"));
    }

    @Test
    void a_key_and_a_licence_are_suspended_by_themselves() {
        ApiKeyEvent keyStopped = new ApiKeyEvent.KeySuspended("m", "k1");
        ApiKeyCommand stop = new ApiKeyCommand.SetActive("m", "branch", false);
        mapping.given(ASKED, APPROVED, GENERATED).when(stop).then(keyStopped);
        mapping.given(ASKED, APPROVED, GENERATED, keyStopped).when(stop).thenNothing();
        mapping.given(ASKED, APPROVED, GENERATED, keyStopped)
                .when(new ApiKeyCommand.SetActive("m", "branch", true))
                .then(new ApiKeyEvent.KeyResumed("m", "k1"));
        mapping.given(ASKED, APPROVED).when(stop).thenRefused(ApiKeyRefusal.LABEL_UNKNOWN);
        mapping.given(ASKED).when(stop).thenRefused(ApiKeyRefusal.NOT_MAPPED);
        MispLicenceEvent granted = new MispLicenceEvent.Granted("misp", "l1", LATER);
        MispLicenceEvent stopped = new MispLicenceEvent.Suspended("misp", "l1");
        licence.given(granted)
                .when(new MispLicenceCommand.SetActive("misp", "l1", false))
                .then(stopped);
        licence.given(granted, stopped)
                .when(new MispLicenceCommand.SetActive("misp", "l1", true))
                .then(new MispLicenceEvent.Resumed("misp", "l1"));
        licence.given(granted)
                .when(new MispLicenceCommand.SetActive("misp", "l2", false))
                .thenRefused(LicenceRefusal.LICENCE_UNKNOWN);
    }

    @Test
    void a_ca_is_trusted_once_in_its_domain() {
        TrustAnchorCommand upload = new TrustAnchorCommand.Upload("t", "AUTH", "pem", LATER);
        TrustAnchorEvent uploaded = new TrustAnchorEvent.Uploaded("t", "AUTH", "pem", LATER);
        anchor.given().when(upload).then(uploaded);
        anchor.given(uploaded).when(upload).thenRefused(CertificateRefusal.ALREADY_THERE);
    }

    @Test
    void a_partner_asks_once_at_a_time_and_again_after_a_refusal() {
        mapping.given().when(ASK).then(ASKED);
        mapping.given(ASKED).when(ASK).thenRefused(MappingRefusal.IN_PROGRESS);
        mapping.given(ASKED, APPROVED).when(ASK).thenRefused(MappingRefusal.ALREADY_APPROVED);
        mapping.given(ASKED, REFUSED).when(ASK).then(ASKED);
    }

    @Test
    void what_was_asked_is_decided_once() {
        mapping.given(ASKED).when(new Approve("m")).then(APPROVED);
        mapping.given(ASKED).when(new Refuse("m")).then(REFUSED);
        mapping.given().when(new Approve("m")).thenRefused(MappingRefusal.UNKNOWN);
        mapping.given(ASKED, APPROVED).when(new Refuse("m")).thenRefused(MappingRefusal.DECIDED_APPROVED);
        mapping.given(ASKED, REFUSED).when(new Approve("m")).thenRefused(MappingRefusal.DECIDED_REFUSED);
    }

    @Test
    void keys_follow_from_approval_alone() {
        mapping.given(ASKED, APPROVED).when(GENERATE).then(GENERATED);
        mapping.given().when(GENERATE).thenRefused(ApiKeyRefusal.NOT_MAPPED);
        mapping.given(ASKED).when(GENERATE).thenRefused(ApiKeyRefusal.NOT_MAPPED);
        mapping.given(ASKED, REFUSED).when(GENERATE).thenRefused(ApiKeyRefusal.NOT_MAPPED);
    }

    @Test
    void a_label_names_one_key() {
        mapping.given(ASKED, APPROVED, GENERATED)
                .when(new Generate("m", "k2", "branch", LATER))
                .thenRefused(ApiKeyRefusal.LABEL_TAKEN);
        mapping.given(ASKED, APPROVED, GENERATED)
                .when(new Generate("m", "k2", "other", LATER))
                .then(new ApiKeyEvent.Generated("m", "k2", "other", LATER));
    }

    @Test
    void a_misp_has_one_licence_at_a_time() {
        MispLicenceEvent granted = new MispLicenceEvent.Granted("misp", "l1", LATER);
        licence.given().when(new Grant("misp", "l1", NOON, LATER)).then(granted);
        licence.given(granted)
                .when(new Grant("misp", "l2", LATER.minusMillis(1), LATER))
                .thenRefused(LicenceRefusal.ALREADY_GRANTED);
        licence.given(granted)
                .when(new Grant("misp", "l2", LATER, LATER.plusSeconds(1)))
                .then(new MispLicenceEvent.Granted("misp", "l2", LATER.plusSeconds(1)));
    }

    @Test
    void the_aggregates_wire_the_same_rules_to_axon() {
        new AggregateTestFixture<>(Partner.class)
                .given(REGISTERED)
                .when(CERTIFY)
                .expectEvents(CERTIFIED);
        new AggregateTestFixture<>(ApiKey.class)
                .given(ASKED, APPROVED)
                .when(GENERATE)
                .expectEvents(GENERATED);
        new AggregateTestFixture<>(MispLicence.class)
                .givenNoPriorActivity()
                .when(new Grant("misp", "l1", NOON, LATER))
                .expectEvents(new MispLicenceEvent.Granted("misp", "l1", LATER));
        new AggregateTestFixture<>(TrustAnchor.class)
                .givenNoPriorActivity()
                .when(new TrustAnchorCommand.Upload("t", "AUTH", "pem", LATER))
                .expectEvents(new TrustAnchorEvent.Uploaded("t", "AUTH", "pem", LATER));
    }
}
