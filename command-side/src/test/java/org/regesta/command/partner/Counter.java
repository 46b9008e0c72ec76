package org.regesta.command.partner;

import java.util.Arrays;
import java.util.stream.Stream;
import org.regesta.command.Door;
import org.regesta.command.House;
import org.regesta.command.name.api.Names;
import org.regesta.command.name.api.Numbering;
import org.regesta.command.partner.api.RegisteredPartners;
import org.regesta.command.policy.PolicyAccess;
import org.regesta.command.policy.api.Policies;
import org.regesta.wire.Json;
import org.springframework.http.HttpMethod;

/** The counter where partners come, with its door. */
final class Counter {

    static final String PARTNERS = "/v1/partnermanager/partners";
    static final String OIDC = "/v1/partnermanager/oidc/client";
    static final Ca ROOT = Ca.root(Ca.Wish.ca("CN=root,O=Trust,C=XX"));
    static final Ca SUB = ROOT.issue(Ca.Wish.ca("CN=sub,O=Trust,C=XX"));
    static final Ca BANK = SUB.issue(Ca.Wish.partner("Bank"));

    final House house = new House(Stream.concat(
                    Arrays.stream(PolicyAccess.AGGREGATES),
                    Stream.of(Partner.class, ApiKey.class, MispLicence.class, OidcClient.class, TrustAnchor.class))
            .toArray(Class<?>[]::new));
    final Door door;
    private String groupId = "";

    Counter() {
        Names names = new Names(house, house.ledger);
        RegisteredPartners partners = new RegisteredPartners(house.ledger);
        Policies policies = PolicyAccess.policies(house);
        LicenceDesk licences = new LicenceDesk(house, partners, house.ledger, house.vault);
        TrustAnchors anchors = new TrustAnchors(house, names, new Numbering(names), house.ledger);
        door = new Door(
                house,
                PolicyAccess.endpoint(house),
                new PartnerEndpoint(new PartnerDesk(house, house.vault, policies, house.ledger), house, house.clock),
                new CertificateEndpoint(anchors, new CertificateDesk(house, partners, anchors), house, house.clock),
                new MappingEndpoint(new MappingDesk(house, partners, policies, house.ledger), house, house.clock),
                new ApiKeyEndpoint(
                        new ApiKeyDesk(house, partners, policies, house.ledger), house.vault, house, house.clock),
                new MispEndpoint(licences, house.vault, house, house.clock),
                new StandingEndpoint(house, licences, house, house.clock),
                new OidcClientEndpoint(
                        new OidcClientDesk(house, partners, policies, house.ledger), house, house.clock));
    }

    Door.Answer post(String path, String json) {
        return door.mosip(HttpMethod.POST, path, json.replace('\'', '"'));
    }

    Door.Answer register(String id, String type, String group) {
        return post(
                PARTNERS,
                "{'partnerId':'%s','policyGroup':'%s','organizationName':'Bank','address':'Main street 1',"
                                .formatted(id, group)
                        + "'contactNumber':'+1 555 1234','emailId':'amina@bank.example','partnerType':'%s'}"
                                .formatted(type));
    }

    Door.Answer trust(String text, String domain) {
        return post(
                PARTNERS + "/certificate/ca/upload",
                "{'certificateData':%s,'partnerDomain':'%s'}".formatted(Json.write(text), domain));
    }

    Door.Answer certify(String partnerId, String text, String domain) {
        return post(
                PARTNERS + "/certificate/upload",
                "{'partnerId':'%s','certificateData':%s,'partnerDomain':'%s'}"
                        .formatted(partnerId, Json.write(text), domain));
    }

    Door.Answer map(String partnerId, String policy) {
        return post(
                PARTNERS + "/" + partnerId + "/policy/map",
                "{'policyName':'%s','useCaseDescription':'loans'}".formatted(policy));
    }

    Door.Answer decide(String mapping, String status) {
        return door.mosip(HttpMethod.PUT, PARTNERS + "/policy/" + mapping, "{\"status\":\"" + status + "\"}");
    }

    Door.Answer apiKey(String partnerId, String policy, String label) {
        return door.mosip(
                HttpMethod.PATCH,
                PARTNERS + "/" + partnerId + "/generate/apikey",
                "{\"policyName\":\"%s\",\"label\":\"%s\"}".formatted(policy, label));
    }

    Door.Answer standing(HttpMethod method, String path, String request) {
        return door.mosip(method, path, request.replace('\'', '"'));
    }

    Door.Answer licence(String partnerId) {
        return post("/v1/partnermanager/misps", "{'providerId':'" + partnerId + "'}");
    }

    Door.Answer oidcClient(String partnerId, String policyId, String jwk) {
        return post(
                OIDC,
                "{'name':'Shop','policyId':'%s','publicKey':%s,'authPartnerId':'%s',"
                                .formatted(policyId, jwk, partnerId)
                        + "'logoUri':'https://shop.example/logo.png','redirectUris':['https://shop.example/back'],"
                        + "'grantTypes':['authorization_code'],'clientAuthMethods':['private_key_jwt']}");
    }

    /** A published policy of the banks' group. */
    String published(String name, String type, String document) {
        String id = drafted(name, type, document);
        door.ask(HttpMethod.POST, "/v1/policymanager/policies/" + id + "/group/" + groupId + "/publish", "")
                .response();
        return id;
    }

    /** A group of policies, silver published and gold a draft. */
    void policies() {
        groupId = post("/v1/policymanager/policies/group/new", "{'name':'banks','desc':'all banks'}")
                .response()
                .path("id")
                .asString();
        String silver = policy("silver");
        policy("gold");
        door.ask(HttpMethod.POST, "/v1/policymanager/policies/" + silver + "/group/" + groupId + "/publish", "")
                .response();
    }

    private String policy(String name) {
        return drafted(name, "Auth", "{'authTokenType':'partner','allowedAuthTypes':[],'allowedKycAttributes':[]}");
    }

    private String drafted(String name, String type, String document) {
        return post(
                        "/v1/policymanager/policies",
                        ("{'policyGroupName':'banks','policyType':'%s','name':'%s','desc':'d',"
                                        + "'version':'1.0','policies':%s}")
                                .formatted(type, name, document))
                .response()
                .path("id")
                .asString();
    }

    /** A bank that has a certificate. */
    void activeBank() {
        policies();
        register("bank", "Auth_Partner", "banks").response();
        trust(ROOT.pem(), "AUTH").response();
        trust(SUB.pem(), "AUTH").response();
        certify("bank", BANK.pem(), "AUTH").response();
    }
}
