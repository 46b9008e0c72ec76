package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.events.partner.ApiKeyEvent;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no door that partners come to lets in: late, early, elsewhere, another's, unsigned, deep, large, odd. */
class EveryDoorTest {

    static final String POLICY = """
            {"allowedAuthTypes": [{"authType": "demo"}, {"authType": "otp-request"}, {"authType": "kyc"},
               {"authType": "kycauth"}, {"authType": "kycexchange"}, {"authType": "keybinding"}],
             "allowedKycAttributes": [], "authTokenType": "partner"}""";
    static final List<String> ODD = List.of(
            "\u0000",
            "\uD800",
            "\u202Etxt.exe",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "%n%s%x",
            "{{7*7}}",
            "../../etc/passwd",
            "\u1160\u3164",
            "Z\u0351\u036B\u0343",
            "\uFF19\uFF18\uFF17",
            "-1",
            "1e309",
            "NaN",
            "null",
            "true",
            "\r\nX-Evil: 1",
            "\uFEFF",
            "\uD83D\uDC69\u200D\uD83D\uDC69");

    enum Place {
        AUTH("auth", "mosip.identity.auth"),
        OTP("otp", "mosip.identity.otp"),
        KYC("kyc", "mosip.identity.kyc"),
        KYC_AUTH("kyc-auth", "mosip.identity.kycauth"),
        KYC_EXCHANGE("kyc-exchange", "mosip.identity.kycexchange"),
        KEY_BINDING("identity-key-binding", "mosip.identity.keybinding"),
        KYC_AUTH_DELEGATED(KYC_AUTH),
        KYC_EXCHANGE_DELEGATED(KYC_EXCHANGE),
        KEY_BINDING_DELEGATED(KEY_BINDING);

        private final String path;
        private final String id;
        private final boolean delegated;

        Place(String path, String id) {
            this.path = path;
            this.id = id;
            this.delegated = false;
        }

        /** Where the licence's holder asks in the partner's name, and signs. */
        Place(Place partners) {
            this.path = partners.path;
            this.id = partners.id;
            this.delegated = true;
        }

        String door() {
            return "/v1/" + path + (delegated ? "/delegated/" : "/");
        }

        /** A partner's signature counts where its licence's holder asks for it too, a holder's nowhere else. */
        private String refusedAt(Place other) {
            if (delegated) {
                return other.delegated ? "IDA-MLC-009" : "IDA-MPA-021";
            }
            return other.delegated ? "IDA-MLC-001" : "IDA-MLC-009"; // refused by that service before, and recorded
        }

        private String pattern() {
            return "/idauthentication" + door()
                    + (delegated ? "{licence}/{partner}/{client}" : "{licence}/{partner}/{apiKey}");
        }
    }

    private final World world = new World();
    private final AuthPartner bank = world.bank(POLICY);
    private final AuthPartner shop = world.partner("shop", World.key("shop"), POLICY);
    private final AuthPartner portal =
            new AuthPartner(World.key("portal"), bank.encryption(), bank.licence(), "bank", bank.apiKey(), world.clock);
    private final Someone amina = world.amina();

    @BeforeEach
    void the_portal_holds_the_licence_and_may_ask_in_the_banks_name() {
        world.register("misp-bank");
        world.certify("misp-bank", World.key("portal"));
        world.anchor("MISP", World.ca());
        world.policy("misp", """
                {"allowAuthRequestDelegation":true,"allowKycRequestDelegation":true,
                 "allowKeyBindingDelegation":true}""", World.NEXT_YEAR);
        world.ledger.append("apikey:misp", new ApiKeyEvent.Requested("misp", "misp-bank", "misp", "portal"));
        world.ledger.append("apikey:misp", new ApiKeyEvent.Approved("misp"));
        world.project();
    }

    private Prepared signed(Place place, Map<String, ?> envelope) {
        return signed(place, Json.write(envelope).getBytes(StandardCharsets.UTF_8));
    }

    private static Prepared at(Place other, Place place, Prepared request) {
        return new Prepared(request.path().replace(place.door(), other.door()), request.body(), request.signature());
    }

    private Prepared signed(Place place, byte[] body) {
        return place.delegated ? DelegationTest.named(portal.signed(place.path, body)) : bank.signed(place.path, body);
    }

    @Test
    void every_door_of_authentication_that_is_served_is_tried_here_or_among_the_houses_own() throws Exception {
        Set<String> served = new TreeSet<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        for (BeanDefinition each : scanner.findCandidateComponents("org.regesta.auth")) {
            for (Method method : Class.forName(each.getBeanClassName()).getDeclaredMethods()) {
                PostMapping mapped = method.getAnnotation(PostMapping.class);
                if (mapped != null) {
                    served.addAll(List.of(mapped.value()));
                }
            }
        }
        Set<String> tried = new TreeSet<>(InternalDoorsTest.PATHS);
        tried.addAll(ShortPathTest.patterns());
        Stream.of(Place.values()).map(Place::pattern).forEach(tried::add);
        assertThat(served).hasSizeGreaterThan(24).isEqualTo(tried);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_is_good_at_one_door_once_and_for_a_minute(Place place) {
        Prepared request = signed(place, envelope(place));
        for (Place other : Place.values()) {
            if (other != place && (place.delegated || !other.path.equals(place.path))) {
                assertThat(ask(at(other, place, request)).errors())
                        .as(other.name())
                        .containsExactly(place.refusedAt(other));
            }
        }
        Answer first = ask(request);
        assertThat(first.errors()).doesNotContain("IDA-MLC-001");
        assertThat(ask(request).errors()).containsExactly("IDA-MLC-001");
        Stream.of(Place.values())
                .filter(twin -> twin.path.equals(place.path) && !place.delegated)
                .forEach(twin -> assertThat(ask(at(twin, place, request)).errors())
                        .as(twin.name())
                        .containsExactly("IDA-MLC-001"));
        Prepared late = signed(place, envelope(place));
        world.clock.advance(Duration.ofSeconds(61));
        assertThat(ask(late).errors()).containsExactly("IDA-MLC-001");
        Map<String, Object> early = envelope(place);
        early.put("requestTime", MosipTime.text(world.clock.instant().plusSeconds(31)));
        assertThat(ask(signed(place, early)).errors()).containsExactly("IDA-MLC-001");
    }

    @ParameterizedTest
    @EnumSource
    void what_another_signed_or_nobody_or_by_a_shared_secret_is_not_the_partners(Place place) {
        Prepared banks = signed(place, envelope(place));
        Prepared shops = shop.signed(place.path, banks.body());
        shops = place.delegated ? DelegationTest.named(shops) : shops;
        assertThat(ask(new Prepared(shops.path(), banks.body(), banks.signature()))
                        .errors())
                .containsExactly(place.delegated ? "IDA-MPA-009" : "IDA-MPA-021");
        assertThat(ask(new Prepared(banks.path(), banks.body(), shops.signature()))
                        .errors())
                .containsExactly("IDA-MPA-021");
        assertThat(ask(new Prepared(
                                banks.path().replaceFirst("[^/]+$", shops.path().replaceFirst(".*/", "")),
                                banks.body(),
                                banks.signature()))
                        .errors())
                .containsExactly("IDA-MPA-009");
        assertThat(ask(new Prepared(banks.path(), banks.body(), "")).errors()).containsExactly("IDA-MLC-006");
        String[] parts = banks.signature().split("\\.", -1);
        assertThat(ask(new Prepared(banks.path(), banks.body(), parts[0] + ".."))
                        .errors())
                .containsExactly("IDA-MPA-001");
        for (String algorithm : List.of("none", "HS256")) {
            String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
                    .replaceFirst("\"alg\":\"[A-Z0-9]+\"", "\"alg\":\"" + algorithm + "\"");
            String confused =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                            + ".." + parts[2];
            assertThat(ask(new Prepared(banks.path(), banks.body(), confused)).errors())
                    .as(algorithm)
                    .containsExactly("IDA-MPA-001");
        }
    }

    @ParameterizedTest
    @EnumSource
    void deep_large_and_broken_bodies_are_an_answer(Place place) {
        for (String body : List.of(
                "",
                "[",
                "{\"id\":",
                "[]",
                "null",
                "{\"id\":1,\"id\":2}",
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000),
                "\"" + "x".repeat(10 << 20) + "\"")) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8); // refused before anyone looks who signed
            Prepared request = new Prepared(signed(place, new byte[0]).path(), bytes, "x");
            assertThat(ask(request).errors()).hasSize(1).first().asString().startsWith("IDA-MLC-00");
        }
    }

    @ParameterizedTest
    @EnumSource
    void odd_texts_in_every_field_are_refused_and_never_repeated(Place place) {
        int next = place.ordinal(); // each door meets some in each field; all doors together meet all
        for (String field : envelope(place).keySet()) {
            for (String odd : List.of(ODD.get(next++ % ODD.size()), ODD.get((next++ + 7) % ODD.size()))) {
                Map<String, Object> envelope = envelope(place);
                envelope.put(field, odd);
                Answer answer = ask(signed(place, envelope));
                if (odd.length() > 4) {
                    assertThat(answer.json().toString()).as(field).doesNotContain(odd);
                }
            }
        }
    }

    private Map<String, Object> envelope(Place place) {
        world.clock.advance(Duration.ofMillis(2));
        byte[] request = Json.write(Map.of(
                        "demographics",
                        Map.of("dob", "1990/07/08"),
                        "timestamp",
                        MosipTime.text(world.clock.instant())))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, Object> envelope = bank.authEnvelope("UIN", amina.uin(), "1234567890", request);
        envelope.put("id", place.id);
        envelope.put("otpChannel", List.of("PHONE"));
        return envelope;
    }

    private Answer ask(Prepared request) {
        return AuthenticationTest.ask(world, request);
    }
}
