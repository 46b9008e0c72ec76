package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.command.authentication.api.AuthLimit;
import org.regesta.events.AgeGroup;
import org.regesta.events.Book;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.events.partner.MispLicenceEvent;
import org.regesta.events.partner.PartnerEvent;
import org.regesta.events.policy.PolicyEvent;
import org.regesta.ports.Secrets;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;

/** Who asks, about whom, by what: each must be what the registry says. */
class RefusedPartnersTest {

    private static final String TRANSACTION = AuthenticationTest.TRANSACTION;
    private static final Map<String, String> DOB = Map.of("dob", "1990/07/08");

    private final World world = new World();
    private final AuthPartner bank = world.bank(AuthenticationTest.POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    // who asks

    @Test
    void licence_partner_and_key_belong_together() {
        AuthPartner shop = world.partner("shop", World.key("shop"), AuthenticationTest.POLICY);
        refused("IDA-MPA-007", with("no-licence", "bank", bank.apiKey()));
        refused("IDA-MPA-009", with(bank.licence(), "nobody", bank.apiKey()));
        refused("IDA-MPA-009", with(bank.licence(), "bank", shop.apiKey()));
        refused("IDA-MPA-009", with(bank.licence(), "bank", "no-key"));
        refused("IDA-MPA-009", with(bank.licence(), "", ""));
    }

    @Test
    void what_has_ended_has_ended() {
        world.clock.set(World.NEXT_YEAR);
        refused("IDA-MPA-008", good());
    }

    @Test
    void a_policy_must_be_published_and_valid() {
        AuthPartner shop = world.partner("shop", World.key("shop"), AuthenticationTest.POLICY);
        world.policy("policy-shop", AuthenticationTest.POLICY, World.NOON);
        world.project();
        refused("IDA-MPA-019", shop.byDemographics("UIN", amina.uin(), TRANSACTION, DOB));
    }

    @Test
    void a_partner_has_a_certificate_an_approved_policy_and_a_key_of_today() {
        AuthPartner shop = world.partner("shop", World.key("shop"), AuthenticationTest.POLICY);
        key("new", World.NEXT_YEAR);
        refused("IDA-MPA-014", asking("shop", shop, "new"));
        world.ledger.append("apikey:new", new ApiKeyEvent.Approved("new"));
        world.project();
        assertThat(ask(asking("shop", shop, "new")).errors()).isEmpty();
        key("old", World.NOON);
        world.ledger.append("apikey:old", new ApiKeyEvent.Approved("old"));
        world.project();
        refused("IDA-MPA-039", asking("shop", shop, "old"));
        world.register("bare");
        world.project();
        refused("IDA-MPA-020", asking("bare", shop, "new"));
    }

    private void key(String mapping, java.time.Instant until) {
        world.ledger.append("apikey:" + mapping, new ApiKeyEvent.Requested(mapping, "shop", "policy-shop", "test"));
        world.ledger.append("apikey:" + mapping, new ApiKeyEvent.Generated(mapping, "key-" + mapping, "one", until));
        world.project();
    }

    private Prepared asking(String partner, AuthPartner signer, String key) {
        return new AuthPartner(
                        signer.identity(),
                        bank.encryption(),
                        signer.licence(),
                        partner,
                        Secrets.apiKey(world.vault, "key-" + key).reveal(),
                        world.clock)
                .byDemographics("UIN", amina.uin(), TRANSACTION, DOB);
    }

    @Test
    void whoever_is_suspended_asks_nothing_until_resumed() {
        suspended("IDA-MPA-012", "partner:bank", new PartnerEvent.Suspended("bank"), new PartnerEvent.Resumed("bank"));
        suspended(
                "IDA-MPA-012",
                "apikey:mapping-bank",
                new ApiKeyEvent.KeySuspended("mapping-bank", "key-bank"),
                new ApiKeyEvent.KeyResumed("mapping-bank", "key-bank"));
        suspended(
                "IDA-MPA-017",
                "misp:misp-bank",
                new MispLicenceEvent.Suspended("misp-bank", "licence-bank"),
                new MispLicenceEvent.Resumed("misp-bank", "licence-bank"));
        suspended(
                "IDA-MPA-019",
                "policy:policy-bank",
                new PolicyEvent.Suspended("policy-bank"),
                new PolicyEvent.Resumed("policy-bank"));
    }

    private void suspended(String code, String stream, Object suspension, Object resumption) {
        world.ledger.append(stream, suspension);
        world.project();
        refused(code, good());
        world.ledger.append(stream, resumption);
        world.project();
        assertThat(ask(good()).errors()).isEmpty();
    }

    @Test
    void only_allowed_factors_and_all_mandatory_ones() {
        AuthPartner demoOnly = world.partner(
                "demo-only", World.key("shop"), "{\"allowedAuthTypes\":[{\"authType\":\"demo\",\"mandatory\":true}]}");
        refused("IDA-MPA-006", demoOnly.byOtp("UIN", amina.uin(), TRANSACTION, "123456"));
        refused("IDA-MPA-005", demoOnly.otp("UIN", amina.uin(), TRANSACTION, "PHONE"));
        AuthPartner both = world.partner(
                "both",
                World.key("shop"),
                "{\"allowedAuthTypes\":[{\"authType\":\"demo\",\"mandatory\":false},"
                        + "{\"authType\":\"otp\",\"mandatory\":true}]}");
        refused("IDA-MPA-015", both.byDemographics("UIN", amina.uin(), TRANSACTION, DOB));
        refused("IDA-MPA-006", bank.auth("UIN", amina.uin(), TRANSACTION, Map.of("staticPin", "123456")));
        refused("IDA-MLC-008", bank.auth("UIN", amina.uin(), TRANSACTION, Map.of()));
        AuthPartner all = world.partner(
                "all",
                World.key("shop"),
                "{\"allowedAuthTypes\":[{\"authType\":\"bio\",\"authSubType\":\"FINGER\",\"mandatory\":false}]}");
        refused(
                "IDA-BIA-015",
                all.auth("UIN", amina.uin(), TRANSACTION, Map.of("biometrics", List.of(Map.of("data", "x")))));
    }

    @Test
    void who_holds_a_licence_cannot_fill_the_book_in_a_partners_name() {
        AuthPartner impostor = new AuthPartner(
                World.key("shop"), bank.encryption(), bank.licence(), "bank", bank.apiKey(), world.clock);
        int most = AuthLimit.UNSIGNED_RECORDED.most();
        long before = world.ledger.head(Book.ACCESS);
        for (int i = 0; i < most; i++) {
            refused("IDA-MPA-021", impostor.byDemographics("UIN", amina.uin(), "%010d".formatted(i), DOB));
        }
        for (int i = most; i < most + 20; i++) {
            refused("IDA-MLC-007", impostor.byDemographics("UIN", amina.uin(), "%010d".formatted(i), DOB));
        }
        assertThat(world.ledger.head(Book.ACCESS) - before).isEqualTo(most);

        assertThat(ask(good()).yes())
                .as("the partner itself is answered all the while")
                .isTrue();
        world.clock.advance(AuthLimit.UNSIGNED_RECORDED.within());
        refused("IDA-MPA-021", impostor.byDemographics("UIN", amina.uin(), "9999999999", DOB));
    }

    // about whom

    @Test
    void numbers_that_are_none_and_numbers_of_nobody() {
        refused("IDA-MLC-002", bank.byDemographics("UIN", "1234567890", TRANSACTION, DOB));
        refused("IDA-MLC-002", bank.byDemographics("UIN", amina.vid(), TRANSACTION, DOB));
        refused("IDA-MLC-004", bank.byDemographics("VID", amina.uin(), TRANSACTION, DOB));
        refused("IDA-MLC-006", bank.byDemographics("UIN", "  ", TRANSACTION, DOB));
        refused("IDA-MLC-009", bank.byDemographics("PASSPORT", amina.uin(), TRANSACTION, DOB));
        refused("IDA-MLC-015", bank.byDemographics("USERID", "amina", TRANSACTION, DOB));
        refused("IDA-MLC-009", bank.byDemographics("HANDLE", "9876543210", TRANSACTION, DOB));
        refused("IDA-MLC-018", bank.byDemographics("HANDLE", "9876543210@phone", TRANSACTION, DOB));
        Someone unborn = new World().amina();
        refused("IDA-MLC-018", bank.byDemographics("UIN", unborn.uin(), TRANSACTION, DOB));
        refused("IDA-MLC-018", bank.byDemographics("VID", unborn.vid(), TRANSACTION, DOB));
    }

    @Test
    void demographics_are_in_a_language_there_is() {
        refused(
                "IDA-DEA-002",
                bank.byDemographics(
                        "UIN", amina.uin(), TRANSACTION, Map.of("name", List.of(AuthPartner.in("english", "Amina")))));
    }

    @Test
    void a_vid_that_has_expired_names_nobody_any_more() {
        String temporary = org.regesta.wire.Digits.withCheck("412345678901235");
        world.vid(amina.subject(), temporary, java.util.Optional.of(World.NOON.plusSeconds(60)));
        assertThat(ask(bank.byDemographics("VID", temporary, TRANSACTION, DOB)).yes())
                .isTrue();
        world.clock.advance(Duration.ofSeconds(60));
        refused("IDA-MLC-023", bank.byDemographics("VID", temporary, TRANSACTION, DOB));
    }

    @Test
    void a_person_who_was_erased_is_unknown_in_every_attribute() {
        world.vault.shred("subject:" + amina.subject());
        refused("IDA-DEA-003", bank.byDemographics("UIN", amina.uin(), TRANSACTION, DOB));
        refused("IDA-OTA-002", bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"));
    }

    @Test
    void a_small_child_answers_no_otp() {
        Someone child = world.person(
                new java.util.Random(7),
                AgeGroup.INFANT,
                Map.of("phone", "\"9000000001\"", "dateOfBirth", "\"2025/01/01\""));
        refused("IDA-MLC-011", bank.byOtp("UIN", child.uin(), TRANSACTION, "123456"));
    }

    @Test
    void a_child_answers_otps_from_the_sixth_birthday_on_though_nothing_was_updated() {
        Someone child = world.person(
                new java.util.Random(9),
                AgeGroup.INFANT,
                Map.of("phone", "\"9000000003\"", "dateOfBirth", "\"2020/11/22\""));
        refused("IDA-MLC-011", bank.byOtp("UIN", child.uin(), TRANSACTION, "123456"));
        world.clock.advance(Duration.ofHours(12));
        refused("IDA-OTA-012", bank.byOtp("UIN", child.uin(), TRANSACTION, "123456"));
    }

    @Test
    void a_small_child_whose_birth_date_cannot_be_read_stays_small() {
        Someone child = world.person(new java.util.Random(10), AgeGroup.INFANT, Map.of("phone", "\"9000000004\""));
        refused("IDA-MLC-011", bank.byOtp("UIN", child.uin(), TRANSACTION, "123456"));
    }

    // OTP

    @Test
    void an_otp_goes_only_where_the_person_can_be_reached() {
        Someone unreachable = world.person(new java.util.Random(8), AgeGroup.ADULT, Map.of("phone", "\"9000000002\""));
        refused("IDA-OTA-002", bank.otp("UIN", unreachable.uin(), TRANSACTION, "EMAIL"));
        assertThat(ask(bank.otp("UIN", unreachable.uin(), TRANSACTION, "PHONE", "EMAIL"))
                        .yes())
                .isTrue();
        refused("IDA-OTA-008", bank.otp("UIN", amina.uin(), TRANSACTION));
        refused("IDA-MLC-009", bank.otp("UIN", amina.uin(), TRANSACTION, "PIGEON"));
    }

    @Test
    void an_otp_is_bound_to_transaction_partner_and_kind_of_number_and_dies_of_age() {
        AuthPartner shop = world.partner("shop", World.key("shop"), AuthenticationTest.POLICY);
        refused("IDA-OTA-012", bank.byOtp("UIN", amina.uin(), TRANSACTION, "123456"));
        ask(bank.otp("UIN", amina.uin(), TRANSACTION, "PHONE"));
        refused("IDA-OTA-005", bank.byOtp("UIN", amina.uin(), "0000000000", "123456"));
        refused("IDA-OTA-011", shop.byOtp("UIN", amina.uin(), TRANSACTION, "123456"));
        refused("IDA-OTA-010", bank.byOtp("VID", amina.vid(), TRANSACTION, "123456"));
        refused("IDA-OTA-004", bank.byOtp("UIN", amina.uin(), TRANSACTION, "12345"));
        world.clock.advance(Duration.ofSeconds(180));
        refused("IDA-OTA-003", bank.byOtp("UIN", amina.uin(), TRANSACTION, "123456"));
    }

    private Prepared good() {
        return bank.byDemographics("UIN", amina.uin(), TRANSACTION, DOB);
    }

    private Prepared with(String licence, String partner, String apiKey) {
        return new AuthPartner(bank.identity(), bank.encryption(), licence, partner, apiKey, world.clock)
                .byDemographics("UIN", amina.uin(), TRANSACTION, DOB);
    }

    private void refused(String code, Prepared request) {
        Answer answer = ask(request);
        assertThat(answer.errors()).containsExactly(code);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.yes()).isFalse();
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }
}
