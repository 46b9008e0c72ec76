package org.regesta.command.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regesta.command.Door;
import org.regesta.command.partner.api.ApiKeyRefusal;
import org.regesta.command.partner.api.CertificateRefusal;
import org.regesta.command.partner.api.LicenceRefusal;
import org.regesta.command.partner.api.MappingRefusal;
import org.regesta.command.partner.api.PartnerRefusal;
import org.regesta.events.Book;
import org.regesta.events.partner.ApiKeyEvent.Generated;
import org.regesta.events.partner.MispLicenceEvent.Granted;
import org.regesta.events.partner.PartnerEvent.Registered;
import org.regesta.ports.Secrets;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipError;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class PartnerEndpointTest {

    private final Counter counter = new Counter();

    private Object last(String stream) {
        return counter.house.ledger.stream(Book.REGISTRY, stream).getLast().payload();
    }

    @Test
    void a_partner_comes_in_gets_its_policy_and_its_key() {
        counter.activeBank();
        JsonNode asked = counter.map("bank", "silver").response();
        String mapping = asked.path("mappingkey").asString();
        assertThat(counter.decide(mapping, "Approved").response().asString())
                .isEqualTo("Policy mapping approved successfully");
        JsonNode key = counter.apiKey("bank", "silver", "branch  one").response();
        Generated generated = (Generated) last("apikey:" + mapping);
        assertThat(key.path("apiKey").asString())
                .isEqualTo(Secrets.apiKey(counter.house.vault, generated.apiKeyId())
                        .reveal())
                .hasSize(50);
        assertThat(key.path("label").asString()).isEqualTo("branch one");
        assertThat(generated.expires()).isEqualTo(counter.house.clock.instant().plus(Duration.ofDays(180)));
    }

    @Test
    void whom_to_ask_is_sealed() {
        counter.policies();
        assertThat(counter.register("bank", "auth_partner", "banks")
                        .response()
                        .path("status")
                        .asString())
                .isEqualTo("InProgress");
        Registered registered = (Registered) last("partner:bank");
        assertThat(registered.partnerType()).isEqualTo("Auth_Partner");
        assertThat(registered.contact()).containsOnlyKeys("address", "contactNumber", "emailId");
        assertThat(counter.house.ledger.all(Book.REGISTRY).toString()).doesNotContain("amina", "555 1234");
    }

    @ParameterizedTest(name = "{2} {3}")
    @CsvSource({
        "bank, Auth_Partner, '', PMS_PRT_108",
        "bank, Auth_Partner, shops, PMS_PRT_002",
        "bank, King, banks, PMS_PRT_010",
        "b nk, Auth_Partner, banks, PMS_PRT_066",
        "bänk, Auth_Partner, banks, PMS_COR_002",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, Auth_Partner, banks, PMS_PRT_052",
        "'', Auth_Partner, banks, PMS_COR_001"
    })
    void who_cannot_be_a_partner_is_told_why(String id, String type, String group, String code) {
        counter.policies();
        assertThat(counter.register(id, type, group).errorCode()).isEqualTo(code);
    }

    @Test
    void a_misp_needs_no_group() {
        counter.register("misp", "MISP_Partner", "").response();
        assertThat(counter.register("misp", "MISP_Partner", "").errorCode()).isEqualTo("PMS_PRT_051");
    }

    @Test
    void contacts_that_are_none_are_refused() {
        counter.policies();
        String request = "{'partnerId':'bank','policyGroup':'banks','organizationName':'Bank','address':'a',"
                + "'contactNumber':'%s','emailId':'%s','partnerType':'Auth_Partner'}";
        assertThat(counter.post(Counter.PARTNERS, request.formatted("55", "nobody"))
                        .errorCode())
                .isEqualTo("PMS_PRT_012");
        assertThat(counter.post(Counter.PARTNERS, request.formatted("call me", "a@b.example"))
                        .errorCode())
                .isEqualTo("PMS_PRT_013");
    }

    @Test
    void a_partner_acts_only_under_what_was_asked_and_approved() {
        counter.activeBank();
        assertThat(counter.apiKey("bank", "silver", "a").errorCode()).isEqualTo("PMS_PRT_109");
        assertThat(counter.map("none", "silver").errorCode()).isEqualTo("PMS_PRT_005");
        assertThat(counter.map("bank", "bronze").errorCode()).isEqualTo("PMS_PRT_098");
        assertThat(counter.map("bank", "gold").errorCode()).isEqualTo("PMS_PMP_019");
        String mapping =
                counter.map("bank", "silver").response().path("mappingkey").asString();
        assertThat(counter.map("bank", "silver").errorCode()).isEqualTo("PMS_PRT_053");
        assertThat(counter.decide(mapping, "perhaps").errorCode()).isEqualTo("PMS_PM_045");
        assertThat(counter.decide("none", "Approved").errorCode()).isEqualTo("PMS_PMP_007");
        assertThat(counter.decide("%20", "Approved").errorCode()).isEqualTo("PMS_PMP_007");
        counter.decide(mapping, "Rejected").response();
        assertThat(counter.decide(mapping, "Approved").errorCode()).isEqualTo("PMS_PM_035");
        assertThat(counter.apiKey("bank", "silver", "a").errorCode()).isEqualTo("PMS_PRT_109");
        counter.map("bank", "silver").response();
        counter.decide(mapping, "approved").response();
        assertThat(counter.decide(mapping, "approved").errorCode()).isEqualTo("PMS_PM_034");
        assertThat(counter.map("bank", "silver").errorCode()).isEqualTo("PMS_PRT_060");
        counter.apiKey("bank", "silver", "a").response();
        assertThat(counter.apiKey("bank", "silver", " a ").errorCode()).isEqualTo("PMS_PRT_110");
        assertThat(counter.apiKey("none", "silver", "a").errorCode()).isEqualTo("PMS_PMP_005");
        assertThat(counter.apiKey("bank", "bronze", "a").errorCode()).isEqualTo("PMS_PMP_014");
    }

    @Test
    void a_partner_without_certificate_or_group_gets_nothing() {
        counter.policies();
        counter.register("bank", "Auth_Partner", "banks").response();
        assertThat(counter.map("bank", "silver").errorCode()).isEqualTo("PMS_PMP_016");
        assertThat(counter.apiKey("bank", "silver", "a").errorCode()).isEqualTo("PMS_PMP_016");
        counter.register("maker", "Device_Provider", "").response();
        counter.trust(Counter.ROOT.pem(), "device").response();
        counter.certify("maker", Counter.ROOT.issue(Ca.Wish.partner("Bank")).pem(), "DEVICE")
                .response();
        assertThat(counter.map("maker", "silver").errorCode()).isEqualTo("PMS_PRT_047");
    }

    @Test
    void a_key_asked_for_twice_with_one_request_is_one_key() {
        counter.activeBank();
        String mapping =
                counter.map("bank", "silver").response().path("mappingkey").asString();
        counter.decide(mapping, "Approved").response();
        counter.house.idempotencyKey("once");
        String first =
                counter.apiKey("bank", "silver", "a").response().path("apiKey").asString();
        assertThat(counter.apiKey("bank", "silver", "a")
                        .response()
                        .path("apiKey")
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void a_misp_gets_its_licence_once() {
        assertThat(counter.licence("misp").errorCode()).isEqualTo("PMS_MSP_005");
        counter.register("misp", "MISP_Partner", "").response();
        assertThat(counter.licence("misp").errorCode()).isEqualTo("PMS_MSP_405");
        counter.trust(Counter.ROOT.pem(), "MISP").response();
        counter.certify("misp", Counter.ROOT.issue(Ca.Wish.partner("Bank")).pem(), "MISP")
                .response();
        counter.house.idempotencyKey("once");
        JsonNode licence = counter.licence("misp").response();
        assertThat(licence.path("licenseKey").asString())
                .isEqualTo(Secrets.mispLicence(counter.house.vault, ((Granted) last("misp:misp")).licenceId())
                        .reveal());
        assertThat(licence.path("licenseKeyExpiry").asString()).isEqualTo("2027-11-21T12:00:00.000Z");
        assertThat(counter.licence("misp").response()).isEqualTo(licence);
        counter.house.idempotencyKey("");
        assertThat(counter.licence("misp").errorCode()).isEqualTo("PMS_MSP_416");
        counter.house.clock.advance(Duration.ofDays(365));
        assertThat(counter.licence("misp").response().path("licenseKey")).isNotEqualTo(licence.path("licenseKey"));
        counter.policies();
        counter.register("bank", "Auth_Partner", "banks").response();
        assertThat(counter.licence("bank").errorCode()).isEqualTo("PMS_MSP_009");
        assertThat(counter.licence(" x").errorCode()).isEqualTo("PMS_MSP_005");
    }

    @Test
    void standing_is_changed_on_MOSIPs_paths_and_nothing_else_is_a_status() {
        String licences = "/v1/partnermanager/misps";
        String partner = Counter.PARTNERS + "/nobody";
        assertThat(counter.standing(HttpMethod.PATCH, partner, "{'status':'De-active'}")
                        .errorCode())
                .isEqualTo("PMS_PRT_005");
        assertThat(counter.standing(HttpMethod.PATCH, partner, "{'status':'Gone'}")
                        .errorCode())
                .isEqualTo("PMS_PM_058");
        assertThat(counter.standing(
                                HttpMethod.PATCH,
                                partner + "/policy/p/apiKey/status",
                                "{'label':'branch','status':'De-active'}")
                        .errorCode())
                .isEqualTo("PMS_PRT_109");
        assertThat(counter.standing(
                                HttpMethod.PUT,
                                licences,
                                "{'providerId':'nobody','licenseKey':'x','licenseKeyStatus':'Active'}")
                        .errorCode())
                .isEqualTo("PMS_MSP_005");
    }

    @Test
    void every_refusal_has_one_of_MOSIPs_codes() {
        Stream.of(
                        Arrays.stream(PartnerRefusal.values()).map(PartnerCodes::of),
                        Arrays.stream(CertificateRefusal.values()).map(PartnerCodes::of),
                        Arrays.stream(MappingRefusal.values()).map(PartnerCodes::of),
                        Arrays.stream(ApiKeyRefusal.values()).map(PartnerCodes::of),
                        Arrays.stream(LicenceRefusal.values()).map(PartnerCodes::of),
                        Arrays.stream(BadRequest.values()).map(why -> PartnerCodes.of(why, "x")))
                .flatMap(errors -> errors)
                .forEach(PartnerEndpointTest::isWhole);
    }

    private static void isWhole(MosipError error) {
        assertThat(error.errorCode()).matches("(PMS_(PRT|PMP|PM|MSP|COR)|KER-P[CM][MS])[_-][0-9]{3}");
        assertThat(error.message()).isNotBlank();
    }

    @Test
    void whatever_comes_is_answered_in_MOSIPs_form() {
        Set<String> codes = new HashSet<>();
        for (String body : List.of("{}", "{", "null", "[]", "{\"request\":{}}", "{\"request\":7}")) {
            for (String path : List.of(
                    Counter.PARTNERS,
                    Counter.PARTNERS + "/certificate/ca/upload",
                    Counter.PARTNERS + "/certificate/upload",
                    Counter.PARTNERS + "/bank/policy/map",
                    "/v1/partnermanager/misps")) {
                Door.Answer answer = counter.door.post(path, body);
                assertThat(answer.status()).isEqualTo(200);
                codes.add(answer.errorCode());
            }
        }
        assertThat(codes).containsExactlyInAnyOrder("PMS_COR_001", "PMS_COR_002");
    }
}
