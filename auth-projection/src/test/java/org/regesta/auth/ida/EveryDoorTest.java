package org.regesta.auth.ida;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regesta.auth.World;
import org.regesta.auth.World.Someone;
import org.regesta.testkit.partner.AuthPartner;
import org.regesta.testkit.partner.AuthPartner.Prepared;
import org.regesta.testkit.partner.AuthPartnerClient.Answer;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/** What no door that partners come to lets in: late, early, elsewhere, another's, unsigned, deep, large, odd. */
class EveryDoorTest {

    private static final String POLICY = """
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
        KEY_BINDING("identity-key-binding", "mosip.identity.keybinding");

        private final String path;
        private final String id;

        Place(String path, String id) {
            this.path = path;
            this.id = id;
        }
    }

    private final World world = new World();
    private final AuthPartner bank = world.bank(POLICY);
    private final AuthPartner shop = world.partner("shop", World.key("shop"), POLICY);
    private final Someone amina = world.amina();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_is_good_at_one_door_once_and_for_a_minute(Place place) {
        Prepared request = bank.signed(place.path, envelope(place));
        for (Place other : Place.values()) {
            if (other != place) {
                assertThat(ask(new Prepared(
                                        request.path().replace("/" + place.path + "/", "/" + other.path + "/"),
                                        request.body(),
                                        request.signature()))
                                .errors())
                        .as(other.path)
                        .containsExactly("IDA-MLC-009");
            }
        }
        Answer first = ask(request);
        assertThat(first.errors()).doesNotContain("IDA-MLC-001");
        assertThat(ask(request).errors()).containsExactly("IDA-MLC-001");
        Prepared late = bank.signed(place.path, envelope(place));
        world.clock.advance(Duration.ofSeconds(61));
        assertThat(ask(late).errors()).containsExactly("IDA-MLC-001");
        Map<String, Object> early = envelope(place);
        early.put("requestTime", MosipTime.text(world.clock.instant().plusSeconds(31)));
        assertThat(ask(bank.signed(place.path, early)).errors()).containsExactly("IDA-MLC-001");
    }

    @ParameterizedTest
    @EnumSource
    void what_another_signed_or_nobody_or_by_a_shared_secret_is_not_the_partners(Place place) {
        Prepared banks = bank.signed(place.path, envelope(place));
        Prepared shops = shop.signed(place.path, banks.body());
        assertThat(ask(new Prepared(shops.path(), banks.body(), banks.signature()))
                        .errors())
                .containsExactly("IDA-MPA-021");
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
            Prepared request = new Prepared(bank.signed(place.path, new byte[0]).path(), bytes, "x");
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
                Answer answer = ask(bank.signed(place.path, envelope));
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
