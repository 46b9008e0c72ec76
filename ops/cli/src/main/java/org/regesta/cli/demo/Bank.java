package org.regesta.cli.demo;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regesta.testkit.partner.AuthDevice;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartnerClient;
import org.regesta.testkit.partner.Certified;
import org.regesta.wire.MosipTime;
import tools.jackson.databind.JsonNode;

/** A relying party and its MISP: registered, certified and licensed over MOSIP's wire. */
final class Bank {

    private static final Duration CERTIFICATE = Duration.ofDays(365);
    private static final String BANK = "harbour-bank";
    private static final String MISP = "harbour-telco";
    private static final String POLICY = "yes-or-no";

    private final Api manager;
    private final Clock clock;
    private final Certified identity;
    private final Certified impostor;
    private final Certified misp;
    private final Certified provider;
    private final Certified chip;

    /** @param manager acts for partner and policy management */
    Bank(Api manager, Clock clock) {
        this.manager = manager;
        this.clock = clock;
        var from = clock.instant().minus(Duration.ofDays(1));
        var until = from.plus(CERTIFICATE);
        Certified ca = Certified.ca("Harbour CA", from, until);
        this.identity = ca.certify(BANK, "Harbour Bank", from, until);
        this.impostor = ca.certify(BANK, "Harbour Bank", from, until);
        this.misp = ca.certify(MISP, "Harbour Telco", from, until);
        this.provider = ca.certify("harbour-devices", "Harbour Devices", from, until);
        this.chip = ca.certify("harbour-chip", "Harbour Devices", from, until);
        for (String domain : List.of("AUTH", "MISP", "DEVICE", "FTM")) {
            send(
                    "POST",
                    "/v1/partnermanager/partners/certificate/ca/upload",
                    Map.of("certificateData", ca.pem(), "partnerDomain", domain));
        }
    }

    /** What the bank asks with, the device it takes fingers with, and what an impostor with another key would have. */
    record Counters(AuthPartner bank, AuthPartner impostor, AuthPartnerClient client, AuthDevice device) {}

    Counters open() {
        String group = send("POST", "/v1/policymanager/policies/group/new", Map.of("name", "banking", "desc", "Banks"))
                .path("id")
                .asString();
        String policy =
                send("POST", "/v1/policymanager/policies", policy()).path("id").asString();
        send("POST", "/v1/policymanager/policies/" + policy + "/group/" + group + "/publish", Map.of());
        register(BANK, "Auth_Partner", "Harbour Bank");
        register(MISP, "MISP_Partner", "Harbour Telco");
        certify(BANK, identity, "AUTH");
        certify(MISP, misp, "MISP");
        String mapping = send(
                        "POST",
                        "/v1/partnermanager/partners/" + BANK + "/policy/map",
                        Map.of("policyName", POLICY, "useCaseDescription", "opening accounts"))
                .path("mappingkey")
                .asString();
        send("PUT", "/v1/partnermanager/partners/policy/" + mapping, Map.of("status", "Approved"));
        String apiKey = send(
                        "PATCH",
                        "/v1/partnermanager/partners/" + BANK + "/generate/apikey",
                        Map.of("policyName", POLICY, "label", "counter"))
                .path("apiKey")
                .asString();
        String licence = send("POST", "/v1/partnermanager/misps", Map.of("providerId", MISP))
                .path("licenseKey")
                .asString();
        X509Certificate encryption = certificate("PARTNER");
        return new Counters(
                new AuthPartner(identity, encryption, licence, BANK, apiKey, clock),
                new AuthPartner(impostor, encryption, licence, BANK, apiKey, clock),
                new AuthPartnerClient(URI.create(manager.base()), certificate("SIGN")),
                new AuthDevice(provider, chip, certificate("IDA-FIR"), clock));
    }

    private void register(String id, String type, String organisation) {
        Map<String, Object> partner = new LinkedHashMap<>();
        partner.put("partnerId", id);
        partner.put("partnerType", type);
        partner.put("organizationName", organisation);
        partner.put("policyGroup", "banking");
        partner.put("address", "2 Harbour Road");
        partner.put("contactNumber", "9000000001");
        partner.put("emailId", id + "@example.org");
        send("POST", "/v1/partnermanager/partners", partner);
    }

    private void certify(String id, Certified certified, String domain) {
        send(
                "POST",
                "/v1/partnermanager/partners/certificate/upload",
                Map.of("partnerId", id, "certificateData", certified.pem(), "partnerDomain", domain));
    }

    private static Map<String, Object> policy() {
        List<Map<String, Object>> factors = List.of(
                Map.of("authType", "otp", "authSubType", "", "mandatory", false),
                Map.of("authType", "otp-request", "authSubType", "", "mandatory", false),
                Map.of("authType", "demo", "authSubType", "", "mandatory", false),
                Map.of("authType", "bio", "authSubType", "FINGER", "mandatory", false),
                Map.of("authType", "kyc", "authSubType", "", "mandatory", false));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("policyGroupName", "banking");
        policy.put("policyType", "Auth");
        policy.put("name", POLICY);
        policy.put("desc", "Yes or no, by OTP, demographics and fingers; the name for an account");
        policy.put("version", "1.0");
        policy.put(
                "policies",
                Map.of(
                        "allowedAuthTypes",
                        factors,
                        "allowedKycAttributes",
                        List.of(Map.of("attributeName", "fullName")),
                        "authTokenType",
                        "partner"));
        return policy;
    }

    private X509Certificate certificate(String reference) {
        JsonNode answer = manager.get("/v1/keymanager/getCertificate?applicationId=IDA&referenceId=" + reference);
        byte[] pem = answer.path("response").path("certificate").asString().getBytes(StandardCharsets.US_ASCII);
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException notOne) {
            throw new IllegalStateException("the house's certificate cannot be read", notOne);
        }
    }

    private JsonNode send(String method, String path, Map<String, ?> request) {
        return manager.mosip(method, path, "demo", MosipTime.text(clock.instant()), request);
    }
}
