package org.regesta.command.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.policy.api.PolicyRefusal;
import org.regesta.events.Book;
import org.regesta.testkit.Needs;
import org.regesta.testkit.Shared;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class PolicyEndpointTest {

    private static final String DOCUMENT =
            "{'authTokenType':'partner','allowedAuthTypes':[{'authType':'otp','authSubType':'','mandatory':false},"
                    + "{'authType':'bio','authSubType':'FINGER','mandatory':false}],"
                    + "'allowedKycAttributes':[{'attributeName':'fullName'}]}";
    private static final String POLICY =
            "{'policyGroupName':'banks','policyType':'auth','name':'silver','desc':'yes or no','version'"
                    + ":'1.0','policies':"
                    + DOCUMENT + "}";

    private final House house = new House(PolicyAccess.AGGREGATES);
    private final Door door = new Door(house, PolicyAccess.endpoint(house));

    private Door.Answer group(String json) {
        return door.mosip(HttpMethod.POST, "/v1/policymanager/policies/group/new", json.replace('\'', '"'));
    }

    private Door.Answer policy(String json) {
        return door.mosip(HttpMethod.POST, "/v1/policymanager/policies", json.replace('\'', '"'));
    }

    private Door.Answer publish(String policyId, String groupId) {
        return door.ask(
                HttpMethod.POST, "/v1/policymanager/policies/" + policyId + "/group/" + groupId + "/publish", "");
    }

    private String banks() {
        return group("{'name':'banks','desc':'all banks'}")
                .response()
                .path("id")
                .asString();
    }

    @Test
    void a_policy_is_drafted_in_its_group_and_published() {
        String group = banks();
        JsonNode drafted = policy(POLICY).response();
        assertThat(drafted.path("is_Active").asBoolean(true)).isFalse();
        String id = drafted.path("id").asString();
        JsonNode published = publish(id, group).response();
        assertThat(published.path("status").asString()).isEqualTo("PUBLISHED");
        assertThat(published.path("policyType").asString()).isEqualTo("Auth");
        assertThat(published.path("policies")).isEqualTo(Json.read(DOCUMENT.replace('\'', '"'), JsonNode.class));
        assertThat(published.path("cr_by").asString()).isEqualTo("root");
    }

    @Test
    void what_exists_is_not_made_again_unless_the_request_is_the_same() {
        house.idempotencyKey("g");
        String group = banks();
        house.idempotencyKey("");
        assertThat(group("{'name':'banks','desc':'all banks'}").errorCode()).isEqualTo("PMS_POL_014");
        String id = policy(POLICY).response().path("id").asString();
        assertThat(policy(POLICY).errorCode()).isEqualTo("PMS_POL_009");
        house.idempotencyKey("p");
        publish(id, group).response();
        publish(id, group).response();
        house.idempotencyKey("");
        assertThat(publish(id, group).errorCode()).isEqualTo("PMS_POL_020");
    }

    @Test
    void what_is_not_there_is_not_published() {
        String group = banks();
        String other = group("{'name':'shops','desc':'all shops'}")
                .response()
                .path("id")
                .asString();
        String id = policy(POLICY).response().path("id").asString();
        assertThat(publish("none", group).errorCode()).isEqualTo("PMS_POL_008");
        assertThat(publish(id, "none").errorCode()).isEqualTo("PMS_POL_016");
        assertThat(publish(id, other).errorCode()).isEqualTo("PMS_POL_015");
        assertThat(publish("%20", group).errorCode()).isEqualTo("PMS_POL_008");
        assertThat(publish(id, "%20").errorCode()).isEqualTo("PMS_POL_016");
    }

    @Test
    void a_client_may_choose_the_id() {
        banks();
        String chosen = POLICY.replace("{'policyGroup", "{'policyId':'mine','policyGroup");
        assertThat(policy(chosen).response().path("id").asString()).isEqualTo("mine");
        assertThat(policy(chosen.replace("silver", "gold")).errorCode()).isEqualTo("PMS_POL_009");
        assertThat(policy(chosen.replace("'mine'", "'other'")).errorCode()).isEqualTo("PMS_POL_009");
    }

    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':'silver' | 'name':'' | PMS_COR_001 | name",
                "'version':'1.0' | 'version':null | PMS_COR_001 | version",
                "'policyGroupName':'banks' | 'policyGroupName':'shops' | PMS_POL_019 | group",
                "'policyType':'auth' | 'policyType':'Credential' | PMS_POL_023 | type",
                "'authType':'otp' | 'authType':'dance' | PMS_POL_006 | Authentication Type",
                "'authSubType':'FINGER' | 'authSubType':'TOE' | PMS_POL_006 | Authentication Type",
                "'authTokenType':'partner' | 'authTokenType':'group' | PMS_POL_022 | token",
                "'mandatory':false},{ | 'mandatory':'no'},{ | PMS_PV_005 | policies/allowedAuthTypes/0/mandatory",
                "'authTokenType':'partner', | `` | PMS_PV_006 | policies/authTokenType",
                "'attributeName':'fullName' | 'attributeName':'fullName','x':1 | PMS_PV_005 | policies/a"
                        + "llowedKycAttributes/0",
                "'desc':'yes or no' | 'desc':{} | PMS_COR_002 | JSON"
            })
    void what_is_wrong_with_a_policy_is_named(String right, String wrong, String code, String word) {
        banks();
        assertThat(POLICY).contains(right);
        Door.Answer answer = policy(POLICY.replace(right, wrong));
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.errorMessage()).contains(word);
    }

    @Test
    void a_document_that_no_event_can_hold_is_refused() {
        banks();
        String large = POLICY.replace("'fullName'", "'fullName'},{'attributeName':'" + "x".repeat(99) + "'");
        for (int i = 0; i < 10; i++) {
            large = large.replaceFirst(
                    "\\{'attributeName'", "{'attributeName':'" + "y".repeat(90) + "'},{'attributeName'");
        }
        policy(large).response();
        String languages =
                POLICY.replace("'authTokenType'", "'kycLanguages':['" + "z".repeat(70_000) + "'],'authTokenType'");
        assertThat(policy(languages).errorCode()).isEqualTo("PMS_COR_002");
        assertThat(house.ledger.stream(Book.REGISTRY, "policy:none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default-auth-policy",
                "default-demo-oidc-policy",
                "default-mimoto-oidc-policy",
                "default-mimoto-keybinding-policy",
                "default-resident-oidc-policy",
                "default-esignet-misp-policy",
                "default-datashare-policy"
            })
    @Needs(Needs.SHARED)
    void every_policy_that_MOSIP_ships_is_accepted(String file) throws IOException {
        JsonNode requests = Json.tree(Files.readAllBytes(Shared.data("mosip/config/" + file + ".json")));
        for (JsonNode each : requests) {
            JsonNode request = each.path("request");
            String type = PolicyDocument.type(request.path("policyType").asString());
            assertThat(PolicyDocument.check(type, request.path("policies"))).isNotBlank();
        }
        assertThat(requests.isEmpty()).isFalse();
    }

    @Test
    void every_refusal_has_one_of_MOSIPs_codes() {
        Arrays.stream(PolicyRefusal.values()).map(PolicyCodes::of).forEach(error -> assertThat(error.errorCode())
                .matches("PMS_POL_[0-9]{3}"));
        for (BadRequest why : BadRequest.values()) {
            for (String field : List.of("", "name", "policies/x")) {
                assertThat(PolicyCodes.of(why, field).errorCode()).matches("PMS_(COR|PV)_[0-9]{3}");
                assertThat(PolicyCodes.of(why, field).message()).isNotBlank();
            }
        }
    }
}
