package org.regesta.conformance;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.regesta.testkit.partner.Certified;
import tools.jackson.databind.JsonNode;

/**
 * The relying parties that cases ask as, each registered, certified, mapped to a policy and licensed over public
 * endpoints when a case first needs it.
 */
final class Partners {

    private static final Duration VALID = Duration.ofDays(365);

    /**
     * A partner in hand.
     *
     * @param url licence, partner and API key, as its path names them
     * @param gives what its policy allows it to be told
     */
    record Partner(String id, Certified identity, String url, List<String> gives) {}

    private final Setup setup;
    private final Clock clock;
    private final String run;
    private final List<String> known;
    private final Map<String, Object> made = new HashMap<>();

    /** @param fields that cases want to be told */
    Partners(Setup setup, Clock clock, String run, Collection<String> fields) {
        this.setup = setup;
        this.clock = clock;
        this.run = run;
        this.known = Stream.concat(KYC.stream(), fields.stream().filter(each -> KycAnswer.names(each).stream()
                        .noneMatch(KYC::contains)))
                .distinct()
                .toList();
    }

    /** Whether a placeholder stands for a part of partners' URLs. */
    static boolean isPart(String placeholder) {
        return placeholder.equals("MISPLICKEY") || placeholder.equals("APIKEY");
    }

    /** The parts that a partner's URL is made of: all ask under one licence. */
    static Set<String> partsOf(String url) {
        return switch (url) {
            case "partnerKeyURL" -> Set.of("MISPLICKEY", "APIKEY");
            case "ekycPartnerKeyURL", "UpdatedPartnerKeyURL" -> Set.of("MISPLICKEY");
            default -> Set.of();
        };
    }

    /** May ask yes or no by every factor. */
    Partner asking() {
        return once("asking", () -> make("auth", List.of("otp", "otp-request", "demo", "bio"), KYC));
    }

    /** May also be told what a person is called. */
    Partner knowing() {
        return once("knowing", () -> make("ekyc", List.of("otp", "otp-request", "demo", "bio", "kyc"), known));
    }

    /** One whose policy allows no attribute and only requests of OTPs. */
    Partner restricted() {
        return once("restricted", () -> make("less", List.of("otp-request", "otp"), List.of()));
    }

    /** Everything a resident's own service may do. */
    Partner whoseUrlIsIn(String path) {
        for (Object each : made.values()) {
            if (each instanceof Partner partner && path.contains(partner.url())) {
                return partner;
            }
        }
        return asking();
    }

    private static final List<String> KYC =
            List.of("fullName", "dateOfBirth", "gender", "phone", "email", "addressLine1", "photo");

    private Partner make(String name, List<String> factors, List<String> attributes) {
        String policyName = policy(name, factors, attributes);
        String id = name + "-" + run;
        Certified identity = authority().certify(id, id, clock.instant().minus(Duration.ofDays(1)), until());
        register(id, "Auth_Partner");
        certify(id, identity, "AUTH");
        String mapping = setup.ask(
                        "POST",
                        "/v1/partnermanager/partners/" + id + "/policy/map",
                        Map.of("policyName", policyName, "useCaseDescription", "conformance"))
                .path("mappingkey")
                .asString();
        setup.ask("PUT", "/v1/partnermanager/partners/policy/" + mapping, Map.of("status", "Approved"));
        String apiKey = setup.ask(
                        "PATCH",
                        "/v1/partnermanager/partners/" + id + "/generate/apikey",
                        Map.of("policyName", policyName, "label", name))
                .path("apiKey")
                .asString();
        return new Partner(id, identity, licence() + "/" + id + "/" + apiKey, attributes);
    }

    private String licence() {
        return once("licence", () -> {
            String id = "misp-" + run;
            register(id, "MISP_Partner");
            certify(id, authority().certify(id, id, clock.instant().minus(Duration.ofDays(1)), until()), "MISP");
            return setup.ask("POST", "/v1/partnermanager/misps", Map.of("providerId", id))
                    .path("licenseKey")
                    .asString();
        });
    }

    private String policy(String name, List<String> factors, List<String> attributes) {
        String policyName = name + "-policy-" + run;
        List<Map<String, Object>> allowed = new ArrayList<>();
        factors.forEach(factor -> allowed.addAll(factor.equals("bio") ? BIOMETRICS : List.of(factor(factor, ""))));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("policyGroupName", group().name());
        policy.put("policyType", "Auth");
        policy.put("name", policyName);
        policy.put("desc", "What conformance cases ask by");
        policy.put("version", "1.0");
        List<Map<String, String>> named = attributes.stream()
                .map(attribute -> Map.of("attributeName", attribute))
                .toList();
        policy.put(
                "policies",
                Map.of("allowedAuthTypes", allowed, "allowedKycAttributes", named, "authTokenType", "partner"));
        String id = setup.ask("POST", "/v1/policymanager/policies", policy)
                .path("id")
                .asString();
        setup.ask("POST", "/v1/policymanager/policies/" + id + "/group/" + group().id() + "/publish", Map.of());
        return policyName;
    }

    private static final List<Map<String, Object>> BIOMETRICS =
            List.of(factor("bio", "FINGER"), factor("bio", "IRIS"), factor("bio", "FACE"));

    private static Map<String, Object> factor(String type, String subType) {
        return Map.of("authType", type, "authSubType", subType, "mandatory", false);
    }

    private record Group(String id, String name) {}

    private Group group() {
        return once("group", () -> {
            String name = "conformance-" + run;
            JsonNode answer =
                    setup.ask("POST", "/v1/policymanager/policies/group/new", Map.of("name", name, "desc", name));
            return new Group(answer.path("id").asString(), name);
        });
    }

    private Certified authority() {
        return once("authority", () -> {
            Certified ca = Certified.ca("Conformance " + run, clock.instant().minus(Duration.ofDays(1)), until());
            for (String domain : List.of("AUTH", "MISP")) {
                setup.ask(
                        "POST",
                        "/v1/partnermanager/partners/certificate/ca/upload",
                        Map.of("certificateData", ca.pem(), "partnerDomain", domain));
            }
            return ca;
        });
    }

    private java.time.Instant until() {
        return clock.instant().plus(VALID);
    }

    private void register(String id, String type) {
        setup.ask(
                "POST",
                "/v1/partnermanager/partners",
                Map.of(
                        "partnerId",
                        id,
                        "partnerType",
                        type,
                        "organizationName",
                        id,
                        "policyGroup",
                        group().name(),
                        "address",
                        "1 Conformance Road",
                        "contactNumber",
                        "9000000001",
                        "emailId",
                        id + "@example.org"));
    }

    private void certify(String id, Certified certified, String domain) {
        setup.ask(
                "POST",
                "/v1/partnermanager/partners/certificate/upload",
                Map.of("partnerId", id, "certificateData", certified.pem(), "partnerDomain", domain));
    }

    /** The house's certificate to encrypt for. */
    X509Certificate encryption() {
        return once("encryption", () -> {
            byte[] pem = setup.get("/v1/keymanager/getCertificate?applicationId=IDA&referenceId=PARTNER")
                    .path("certificate")
                    .asString()
                    .getBytes(StandardCharsets.US_ASCII);
            try {
                return (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            } catch (CertificateException notOne) {
                throw new NotRunnable("the server's encryption certificate cannot be read: " + notOne.getMessage());
            }
        });
    }

    /** Made once; what could not be made is not tried again, and says why every time. */
    @SuppressWarnings("unchecked")
    private <T> T once(String name, Supplier<T> making) {
        @Nullable Object known = made.get(name);
        if (known == null) {
            try {
                known = making.get();
            } catch (NotRunnable refused) {
                known = refused;
            }
            made.put(name, known);
        }
        if (known instanceof NotRunnable refused) {
            throw refused;
        }
        return (T) known;
    }
}
